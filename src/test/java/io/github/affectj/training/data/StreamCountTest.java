package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.sound.SineTrack;
import io.github.affectj.media.sound.SoundOnlyClip;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.StreamNeeds.Need;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.report.ClipScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamCountTest {
    private static final StreamNeeds BOTH =
            new StreamNeeds(Need.OPTIONAL, Need.OPTIONAL, AudioSteps.size());

    private static final Path GIF = Path.of("sample-data/party-to-tears.gif");
    private static final Path VOICE =
            Path.of("sample-data/av3/train/voice-only/neutral/neutral-093.m4a");
    private static final Path FILM = Path.of("sample-data/letter.mp4");

    @Test
    void clipsWithoutAudioOrVideoAreCountedAndTold() throws IOException {
        StreamCount count = new StreamCount(BOTH);
        try (Clip film = ClipOpener.open(FILM)) {
            count.add(film);
        }
        assertEquals(Optional.empty(), count.note());
        try (Clip gif = ClipOpener.open(GIF)) {
            count.add(gif);
        }
        count.add(new SoundOnlyClip(Path.of("talk.wav"), new SineTrack(16_000, 1, 440, 1)));
        count.add(new SoundOnlyClip(Path.of("more.wav"), new SineTrack(16_000, 1, 440, 1)));
        assertEquals(
                Optional.of(
                        "Clips without audio: 1 of 4; without video: 2 of 4. What is missing is masked."),
                count.note());
        assertEquals(Map.of("clips_without_audio", 1, "clips_without_video", 2), count.asMap());
    }

    @Test
    void theCheckOfASetOfFilmWarns() {
        List<Sample> gif = List.of(sample(GIF));
        List<String> told = DatasetCheck.run(gif, BOTH, false, Progress.NONE).warnings();
        assertEquals(
                List.of(
                        "Clips without audio: 1 of 1; without video: 0 of 1. What is missing is masked."),
                told);
        assertTrue(
                DatasetCheck.run(gif, StreamNeeds.FRAMES, false, Progress.NONE)
                        .warnings()
                        .isEmpty());
    }

    @Test
    void whatHasNoVideoIsNoClipForANetworkThatGoesFrameByFrame() throws IOException {
        List<Sample> voice = List.of(sample(VOICE));
        assertTrue(DatasetCheck.run(voice, BOTH, false, Progress.NONE).usable().equals(voice));
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> DatasetCheck.run(voice, StreamNeeds.FRAMES, false, Progress.NONE));
        assertTrue(
                e.getMessage().contains(VOICE + " has no video, which is needed."), e.getMessage());
        try (EmotionPredictor predictor = TestModels.predictor()) {
            e =
                    assertThrows(
                            BadInputException.class,
                            () -> ClipScorer.score(predictor, voice, Progress.NONE, "", null));
        }
        assertTrue(
                e.getMessage().endsWith("has no video, which the model small needs."),
                e.getMessage());
    }

    private static Sample sample(Path path) {
        return new Sample(path, 0, "train", "", path.toString());
    }
}
