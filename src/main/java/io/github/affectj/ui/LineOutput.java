package io.github.affectj.ui;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The computer's usual sound device, as Java knows it, with 16-bit samples. */
final class LineOutput implements SoundOutput {
    private static final double BUFFER_SECONDS = 0.5;

    private final SourceDataLine line;
    private final int frameBytes;
    private byte[] bytes = new byte[0];

    private LineOutput(SourceDataLine line) {
        this.line = line;
        this.frameBytes = line.getFormat().getFrameSize();
    }

    /** See {@link SoundOutput.Factory#open}. */
    static SoundOutput open(int sampleRate, int channels) throws IOException {
        AudioFormat format = new AudioFormat(sampleRate, 16, channels, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format, (int) (sampleRate * BUFFER_SECONDS) * format.getFrameSize());
            return new LineOutput(line);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            // Java tells that there is no device at all by an IllegalArgumentException.
            throw new IOException("no sound device", e);
        }
    }

    @Override
    public int room() {
        return line.available() / frameBytes;
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
    public void start() {
        line.start();
    }

    @Override
    public void stop() {
        line.stop();
    }

    @Override
    public void flush() {
        line.flush();
    }

    @Override
    public void close() {
        line.close();
    }
}
