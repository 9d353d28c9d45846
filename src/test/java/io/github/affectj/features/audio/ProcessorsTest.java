package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.AudioDispatcher;
import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.io.UniversalAudioInputStream;
import be.tarsos.dsp.mfcc.MFCC;
import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.Yin;
import io.github.affectj.base.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our processors beside TarsosDSP's own: the same dispatcher, and what differs and why. */
final class ProcessorsTest {
    private static final TarsosDSPAudioFormat FORMAT =
            new TarsosDSPAudioFormat(TestAudio.RATE, 16, 1, true, false);

    @Test
    void runUnderTarsosDispatcher() throws IOException {
        TestAudio voice = TestAudio.voice();
        SpectrumProcessor spectrum = new SpectrumProcessor();
        LevelProcessor level = new LevelProcessor();
        PitchTracker pitch = new PitchTracker();
        List<float[]> rows = new ArrayList<>();
        AudioDispatcher dispatcher =
                new AudioDispatcher(
                        new UniversalAudioInputStream(
                                new ByteArrayInputStream(pcm(voice.samples())), FORMAT),
                        AudioColumns.WINDOW,
                        AudioColumns.WINDOW - AudioColumns.HOP);
        dispatcher.addAudioProcessor(spectrum);
        dispatcher.addAudioProcessor(level);
        dispatcher.addAudioProcessor(pitch);
        dispatcher.addAudioProcessor(
                new AudioProcessor() {
                    @Override
                    public boolean process(AudioEvent event) {
                        float[] row = new float[AudioColumns.WIDTH];
                        spectrum.write(row);
                        level.write(row);
                        pitch.write(row);
                        rows.add(row);
                        return true;
                    }

                    @Override
                    public void processingFinished() {
                        // Nothing to do.
                    }
                });
        dispatcher.run();
        // Its first buffer begins at 0, so that the middle of the first row is at 20 ms.
        float[][] ours = AudioFeatures.of(voice, 0.015, 9, Progress.NONE).values();
        for (int i = 10; i < 40; i++) {
            for (int band = 0; band < 20; band++) {
                // 16 bits instead of floats.
                assertEquals(ours[i][band], rows.get(i)[band], 0.5, "row " + i + " band " + band);
            }
            assertEquals(ours[i][AudioColumns.LEVEL], rows.get(i)[AudioColumns.LEVEL], 0.01);
            assertEquals(ours[i][AudioColumns.PITCH], rows.get(i)[AudioColumns.PITCH], 0.1);
        }
    }

    private static byte[] pcm(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(32767 * sample));
        }
        return bytes.array();
    }

    /** On the reference voice, with as many bands and coefficients over the same range. */
    @Test
    void tarsosMfccIsAnotherMeasure() throws IOException {
        TestAudio voice = TestAudio.voice();
        float[][] ours = AudioFeatures.of(voice).values();
        MFCC theirs = new MFCC(AudioColumns.FRAME, AudioColumns.RATE, 13, 40, 20, 8000);
        AudioEvent event = new AudioEvent(FORMAT);
        double[] a = new double[80];
        double[] alike = new double[13];
        double[] far = new double[13];
        for (int k = 0; k < 13; k++) {
            double[] b = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                int from = (i + 5) * AudioColumns.HOP + 80 - AudioColumns.FRAME / 2;
                event.setFloatBuffer(
                        Arrays.copyOfRange(voice.samples(), from, from + AudioColumns.FRAME));
                theirs.process(event);
                a[i] = ours[i + 5][AudioColumns.MFCC + k];
                b[i] = theirs.getMFCC()[k];
                far[k] += Math.abs(a[i] - b[i]) / a.length;
            }
            alike[k] = pearson(a, b);
        }
        String said = Arrays.toString(far) + " " + Arrays.toString(alike);
        // Measured: 330 dB apart in the first, 8 to 90 in the others, correlated by 0.94 in the
        // first, 0.3 in the sixth and not at all from the tenth on.
        assertTrue(far[0] > 300 && alike[0] > 0.9, said);
        assertTrue(Math.abs(alike[9]) < 0.3 && Math.abs(alike[12]) < 0.3, said);
    }

    private static double pearson(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void tarsosFastYinLosesCleanTonesAndOursDoesNot() {
        FastYin fast = new FastYin(AudioColumns.RATE, AudioColumns.WINDOW, 0.2);
        Yin exact = new Yin(AudioColumns.RATE, AudioColumns.WINDOW, 0.2);
        PitchTracker ours = new PitchTracker();
        AudioEvent event = new AudioEvent(FORMAT);
        float[] row = new float[AudioColumns.WIDTH];
        int lost = 0;
        for (double hertz = 60; hertz < 900; hertz += 7.3) {
            for (int phase = 0; phase < 3; phase++) {
                float[] tone = new float[AudioColumns.WINDOW];
                for (int i = 0; i < tone.length; i++) {
                    double angle = 2 * Math.PI * hertz * i / AudioColumns.RATE + phase;
                    tone[i] = (float) (0.5 * Math.sin(angle));
                }
                lost += fast.getPitch(tone).isPitched() ? 0 : 1;
                event.setFloatBuffer(tone);
                ours.process(event);
                ours.write(row);
                double found = row[AudioColumns.PITCH];
                assertEquals(hertz, found, 0.005 * hertz);
                assertEquals(exact.getPitch(tone).getPitch(), found, 0.005 * hertz);
            }
        }
        assertTrue(lost > 0, "FastYin finds all of them now and could be used");
    }
}
