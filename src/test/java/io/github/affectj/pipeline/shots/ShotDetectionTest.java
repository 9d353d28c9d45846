package io.github.affectj.pipeline.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.TestAudio;
import io.github.affectj.media.sound.SoundOnlyClip;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shots of films that are made here, with the shipped network. */
final class ShotDetectionTest {
    private static final ShotSettings CPU = new ShotSettings(0.5, "cpu");

    @Test
    void aFilmOfOneFrameIsOneShot() {
        ShotList shots = ShotDetection.run(new MadeFilm().shot(2, 1), CPU, Progress.NONE);
        assertEquals(List.of(new Shot(1, 0, 0, 0, 0.04, "")), shots.shots());
        assertEquals(1, shots.last().length);
    }

    @Test
    void cutsInALetterboxWithoutColoursAtAVariableRate() {
        MadeFilm film =
                new MadeFilm()
                        .shot(0, 20)
                        .shot(1, 25)
                        .shot(2, 25)
                        .blackAndWhite()
                        .letterbox(7)
                        .secondHalfSlower(2.5);
        ShotList shots = ShotDetection.run(film, CPU, Progress.NONE);
        assertEquals(
                List.of("", "cut", "cut"), shots.shots().stream().map(Shot::transition).toList());
        assertEquals(List.of(0, 20, 45), shots.shots().stream().map(Shot::first).toList());
        // 35 frames of 0.04 s, then 10 of 0.1 s
        assertEquals(2.4, shots.shots().get(2).start(), 1e-9);
        assertEquals(4.9, shots.shots().get(2).end(), 1e-9);
    }

    @Test
    void cutFadeAndDissolveAreToldApart() {
        MadeFilm film =
                new MadeFilm()
                        .shot(0, 24)
                        .dissolve(0, 1, 12) // 24 to 35
                        .shot(1, 20)
                        .fade(1, 2, 8, 0) // 56 to 70
                        .shot(2, 20)
                        .shot(3, 1) // 91
                        .shot(0, 20);
        List<Transition> found = ShotDetection.run(film, CPU, Progress.NONE).transitions();
        assertEquals(
                List.of("dissolve", "fade", "cut", "cut"),
                found.stream().map(t -> t.kind().label()).toList());
        assertTrue(found.get(0).first() >= 22 && found.get(0).last() <= 37, "" + found.get(0));
        assertTrue(found.get(1).first() >= 54 && found.get(1).last() <= 72, "" + found.get(1));
        assertEquals(91, found.get(2).next());
        assertEquals(92, found.get(3).next(), "a shot of one frame");
    }

    @Test
    void aFlashOfLightIsNoCut() {
        MadeFilm film = new MadeFilm().shot(1, 20).flash(1, 2).shot(1, 20);
        assertEquals(1, ShotDetection.run(film, CPU, Progress.NONE).shots().size());
    }

    @Test
    void cancelEndsItAtOnce() {
        MadeFilm film = new MadeFilm().shot(0, 2000);
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return film.read() > 60;
                    }
                };
        assertThrows(CancelledException.class, () -> ShotDetection.run(film, CPU, cancelled));
        assertTrue(film.read() <= 250, "" + film.read());
    }

    @Test
    void soundHasNoShots() {
        SoundOnlyClip clip =
                new SoundOnlyClip(Path.of("talk.wav"), TestAudio.of(2, t -> Math.sin(900 * t)));
        BadInputException e =
                assertThrows(
                        BadInputException.class, () -> ShotDetection.run(clip, CPU, Progress.NONE));
        assertEquals("talk.wav has no pictures, so it has no shots; open a film.", e.getMessage());
    }

    @Test
    void aThresholdIsAProbability() {
        for (double wrong : new double[] {0, 1, -1, Double.NaN}) {
            String said =
                    assertThrows(BadInputException.class, () -> new ShotSettings(wrong, "cpu"))
                            .getMessage();
            assertEquals(
                    "threshold=%s is out of range; allowed are numbers above 0 and below 1."
                            .formatted(wrong),
                    said);
        }
    }
}
