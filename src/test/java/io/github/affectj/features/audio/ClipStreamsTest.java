package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the streams that a model had of a clip. */
class ClipStreamsTest {

    /** A clip of one frame that shows for four seconds. */
    private record Still(boolean hasPicture, Optional<SoundTrack> sound) implements Clip {
        @Override
        public String name() {
            return "still";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public ClipTimes times() {
            return new ClipTimes(new int[] {1}, new double[] {0}, new double[] {4});
        }

        @Override
        public int[] rgb(int index) {
            return new int[1];
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|true|true|4|video and audio",
                "true|true|true|3.5|video and audio",
                "true|true|true|2|video and audio: the audio ends 2.0 s after the start, the clip"
                        + " 4.0 s",
                "true|true|true|0|video alone: the clip has no audio",
                "true|true|false|4|audio alone: the clip has no video",
                "true|false|true|4|video alone: the model does not take audio",
                "false|true|true|4|audio alone: the model does not take video",
            })
    void tellsWhichStreamsWereTaken(
            boolean visual, boolean audio, boolean picture, double seconds, String told)
            throws Exception {
        Optional<SoundTrack> sound =
                seconds == 0 ? Optional.empty() : Optional.of(TestAudio.sine(seconds, 440, 0.5));
        float[] row = new float[AudioSteps.size()];
        try (Clip clip = new Still(picture, sound);
                ClipStreams streams =
                        ClipStreams.openAny(clip, new Modalities(visual, audio), 0.2)) {
            for (int step = 0; step < 20; step++) {
                streams.nextAudio(row, 0);
            }
            assertEquals(told, streams.description());
        }
    }

    @Test
    void aShortSoundIsNotSpokenOfBeforeItWasReadToItsEnd() throws Exception {
        try (Clip clip = new Still(true, Optional.of(TestAudio.sine(1, 440, 0.5)));
                ClipStreams streams = ClipStreams.openAny(clip, Modalities.BOTH, 0.2)) {
            streams.nextAudio(new float[AudioSteps.size()], 0);
            assertEquals(ClipStreams.BOTH, streams.description());
        }
    }
}
