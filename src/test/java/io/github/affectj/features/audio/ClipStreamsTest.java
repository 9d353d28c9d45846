package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                "true|true|true|4|picture and sound",
                "true|true|true|3.5|picture and sound",
                "true|true|true|2|picture and sound: the sound ends 2.0 s after the start, the clip"
                        + " 4.0 s",
                "true|true|true|0|picture alone: the clip has no sound",
                "true|true|false|4|sound alone: the clip has no picture",
                "true|false|true|4|picture alone: the model does not listen",
                "false|true|true|4|sound alone: the model does not look",
            })
    void tellsWhatWasSeenAndHeard(
            boolean looks, boolean listens, boolean picture, double seconds, String told)
            throws Exception {
        Optional<SoundTrack> sound =
                seconds == 0 ? Optional.empty() : Optional.of(TestAudio.sine(seconds, 440, 0.5));
        float[] row = new float[AudioSteps.size()];
        try (Clip clip = new Still(picture, sound);
                ClipStreams streams = ClipStreams.openAny(clip, looks, listens, 0.2)) {
            for (int step = 0; step < 20; step++) {
                streams.nextSound(row, 0);
            }
            assertEquals(told, streams.description());
        }
    }

    @Test
    void aShortSoundIsNotSpokenOfBeforeItWasReadToItsEnd() throws Exception {
        try (Clip clip = new Still(true, Optional.of(TestAudio.sine(1, 440, 0.5)));
                ClipStreams streams = ClipStreams.openAny(clip, true, true, 0.2)) {
            streams.nextSound(new float[AudioSteps.size()], 0);
            assertEquals(ClipStreams.BOTH, streams.description());
        }
    }
}
