package io.github.affectj.ui;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * The computer's usual sound device, as Java knows it, with 16-bit samples.
 *
 * <p>Each start opens a line of its own. To stop and start one again is told to work, but with
 * ALSA's plug-in for PulseAudio (the usual device of a Linux desktop) it stays silent for good
 * (measured with Java 17, alsa-plugins 1.2.7).
 */
final class LineOutput implements SoundOutput {
    /**
     * Enough to bear a slow frame; not more, since some devices can't tell where they are until
     * they have played their first buffer.
     */
    private static final double BUFFER_SECONDS = 0.25;

    private final AudioFormat format;
    private SourceDataLine line;
    private byte[] bytes = new byte[0];

    private LineOutput(AudioFormat format) {
        this.format = format;
    }

    /** See {@link SoundOutput.Factory#open}. */
    static SoundOutput open(int sampleRate, int channels) throws IOException {
        LineOutput output = new LineOutput(new AudioFormat(sampleRate, 16, channels, true, false));
        output.line = output.newLine();
        return output;
    }

    private SourceDataLine newLine() throws IOException {
        try {
            SourceDataLine opened = AudioSystem.getSourceDataLine(format);
            int samples = (int) (format.getSampleRate() * BUFFER_SECONDS);
            opened.open(format, samples * format.getFrameSize());
            return opened;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            // Java tells that there is no device at all by an IllegalArgumentException.
            throw new IOException("no audio device", e);
        }
    }

    @Override
    public void start() throws IOException {
        if (line == null) {
            line = newLine();
        }
        line.start();
    }

    @Override
    public int room() {
        return line.available() / format.getFrameSize();
    }

    @Override
    public void write(float[] samples, int length) {
        if (bytes.length < 2 * length) {
            bytes = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            int value = Math.round(Math.max(-1, Math.min(1, samples[i])) * Short.MAX_VALUE);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        line.write(bytes, 0, 2 * length);
    }

    @Override
    public long heard() {
        return line.getLongFramePosition();
    }

    @Override
    public void stop() {
        if (line != null) {
            // Without these it would play what it holds before it closes.
            line.stop();
            line.flush();
            line.close();
            line = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
