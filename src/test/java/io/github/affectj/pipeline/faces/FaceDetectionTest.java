package io.github.affectj.pipeline.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.TestAudio;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.media.sound.SoundOnlyClip;
import io.github.affectj.model.detect.TestFaces;
import io.github.affectj.model.detect.TestFaces.Picture;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Faces of films that are made here, with the shipped network. */
final class FaceDetectionTest {
    private static final FaceSettings CPU = new FaceSettings(0, 0, 0.9, false, "cpu");

    private static FoundFaces run(Clip clip) {
        return FaceDetection.run(clip, Optional.empty(), CPU, Progress.NONE);
    }

    private static List<String> names(FoundFaces found) {
        return found.faces().stream().map(Region::name).toList();
    }

    @Test
    void aFilmOfOneFrame() throws IOException {
        FoundFaces found = run(new FaceClip(224, 112).shot(TestFaces.pair(), 0, 0, 0, 1));
        assertEquals(List.of("face 1", "face 2"), names(found));
        assertEquals(1, found.looked());
        Region collins = found.faces().get(0);
        assertEquals("found by mtcnn", collins.source());
        assertEquals(List.of(new Region.Span(0, 0)), collins.spans());
        // Where facenet-pytorch finds it: golden/mtcnn.json.
        Box box = collins.at(0).orElseThrow().box();
        assertEquals(26.05, box.x(), 1);
        assertEquals(46.94, box.y(), 1);
        assertEquals(87.94, box.right(), 1);
        assertEquals(131.13, box.bottom(), 1);
        assertEquals(0.9976, FoundFaces.meanScore(collins), 0.01);
    }

    @Test
    void facesMoveWithTheirFilmAndEndWithTheirShot() throws IOException {
        FaceClip film =
                new FaceClip(400, 160)
                        .shot(TestFaces.pair(), 10, 20, 4, 33)
                        .shot(TestFaces.arranged("mirrored"), 150, 30, -3, 27);
        FoundFaces found = run(film);
        assertEquals(List.of("face 1", "face 2", "face 3", "face 4"), names(found));
        assertEquals(2, found.shots());
        for (int i = 0; i < 4; i++) {
            Region face = found.faces().get(i);
            int first = i < 2 ? 0 : 33;
            int last = i < 2 ? 32 : 59;
            assertEquals(
                    List.of(new Region.Span(first / 25.0, last / 25.0)), face.spans(), face.name());
            // The same face on a still picture, moved along; every frame, looked at or not.
            double start = face.at(first / 25.0).orElseThrow().box().centreX();
            for (int frame = first; frame <= last; frame++) {
                double moved = (i < 2 ? 4 : -3) * (frame - first);
                assertEquals(
                        start + moved,
                        face.at(frame / 25.0).orElseThrow().box().centreX(),
                        6,
                        face.name() + " on frame " + frame);
            }
        }
    }

    @Test
    void theTierOfShotsSaysWhereFacesEnd() throws IOException {
        FaceClip film = new FaceClip(224, 112).shot(TestFaces.pair(), 0, 0, 0, 20);
        Tier shots =
                new Tier(
                        "shots",
                        TierKind.SEQUENCE,
                        "Ann",
                        List.of(new Segment(0, 0.28, "1"), new Segment(0.28, 0.8, "2")));
        FoundFaces found = FaceDetection.run(film, Optional.of(shots), CPU, Progress.NONE);
        assertEquals(4, found.faces().size());
        assertEquals(List.of(new Region.Span(0, 0.24)), found.faces().get(0).spans());
        assertEquals(List.of(new Region.Span(0.28, 0.76)), found.faces().get(2).spans());
        // First, fifth behind it and last of each: 0, 5, 6; 7, 12, 17, 19.
        assertEquals(7, found.looked());
    }

    @Test
    void noFacesNoTinyFramesAndNoSmallFacesThatNobodyAskedFor() throws IOException {
        for (String kind : List.of("none", "tiny")) {
            Picture picture = TestFaces.arranged(kind);
            FaceClip film =
                    new FaceClip(picture.width(), picture.height()).shot(picture, 0, 0, 0, 3);
            assertEquals(List.of(), run(film).faces(), kind);
        }
        assertEquals(List.of(), run(new FaceClip(1, 1).shot(TestFaces.pair(), 0, 0, 0, 2)).faces());
        FaceClip small = new FaceClip(600, 400).shot(TestFaces.pair(), 100, 100, 0, 1);
        assertEquals(2, run(small).faces().size());
        FaceSettings large = new FaceSettings(0, 200, 0.9, false, "cpu");
        assertEquals(
                List.of(),
                FaceDetection.run(small, Optional.empty(), large, Progress.NONE).faces());
    }

    @Test
    void greyAndLargeFrames() throws IOException {
        Picture grey = TestFaces.arranged("grey");
        assertEquals(2, run(new FaceClip(300, 200).shot(grey, 20, 30, 2, 8)).faces().size());
        Picture doubled = TestFaces.arranged("doubled");
        FoundFaces found = run(new FaceClip(2400, 1800).shot(doubled, 900, 700, 0, 1));
        assertEquals(90, found.minimum());
        assertEquals(2, found.faces().size());
    }

    @Test
    void drawnFacesAreLeftOutUnlessTheyAreAskedFor() throws IOException {
        Path drawnFilm = Path.of("sample-data", "letter.mp4");
        try (Clip firstShot = RangedClip.of(ClipOpener.open(drawnFilm), 1, 80, 1)) {
            FoundFaces found = run(firstShot);
            assertEquals(List.of(), found.faces());
            assertEquals(1, found.leftOut());
            FaceSettings drawn = new FaceSettings(0, 0, 0.9, true, "cpu");
            FoundFaces kept = FaceDetection.run(firstShot, Optional.empty(), drawn, Progress.NONE);
            assertEquals(List.of("face 1"), names(kept));
            assertEquals(0, kept.leftOut());
            assertEquals(0, kept.photographed().get(0), 0.1);
        }
        FoundFaces photographed = run(new FaceClip(224, 112).shot(TestFaces.pair(), 0, 0, 0, 1));
        assertEquals(0, photographed.leftOut());
        photographed.photographed().forEach(share -> assertEquals(1, share, 0.3));
    }

    @Test
    void stopsWithinASecond() throws IOException {
        FaceClip film = new FaceClip(2000, 1500).shot(TestFaces.pair(), 300, 300, 1, 5000);
        long[] stopAt = {Long.MAX_VALUE};
        Progress stopping =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        if (stopAt[0] == Long.MAX_VALUE) {
                            stopAt[0] = System.nanoTime() + 100_000_000;
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return System.nanoTime() > stopAt[0];
                    }
                };
        FaceSettings slow = new FaceSettings(1, 12, 0.9, false, "cpu");
        assertThrows(
                CancelledException.class,
                () -> FaceDetection.run(film, Optional.empty(), slow, stopping));
        double late = (System.nanoTime() - stopAt[0]) / 1e9;
        assertTrue(late < 1, "stopped after " + late + " s");
    }

    @Test
    void soundAloneIsToldSo() {
        SoundOnlyClip sound =
                new SoundOnlyClip(Path.of("speech.wav"), TestAudio.of(2, t -> Math.sin(900 * t)));
        assertEquals(
                "speech.wav has no pictures, so it has no faces; open a film.",
                assertThrows(BadInputException.class, () -> run(sound)).getMessage());
    }

    @Test
    void settingsOutOfRangeAreTold() {
        for (FaceSettingsCall call :
                List.<FaceSettingsCall>of(
                        () -> new FaceSettings(-1, 0, 0.9, false, "cpu"),
                        () -> new FaceSettings(0, 11, 0.9, false, "cpu"),
                        () -> new FaceSettings(0, -5, 0.9, false, "cpu"),
                        () -> new FaceSettings(0, 0, 0, false, "cpu"),
                        () -> new FaceSettings(0, 0, 1, false, "cpu"))) {
            String said = assertThrows(BadInputException.class, call::make).getMessage();
            assertTrue(said.contains("is out of range; allowed are"), said);
        }
    }

    @FunctionalInterface
    private interface FaceSettingsCall {
        FaceSettings make();
    }

    @Test
    void aKeyWithoutAScoreIsNotInTheMean() {
        RegionShape place = new RegionShape(new Box(1, 2, 3, 4), Outline.RECTANGLE);
        Region leaves =
                new Region(
                        "face 1",
                        List.of(
                                new RegionKey(0, place, OptionalDouble.of(0.8), false),
                                new RegionKey(1, place, OptionalDouble.of(1), false),
                                new RegionKey(1.2, place, OptionalDouble.empty(), true)),
                        "found by mtcnn");
        assertEquals(0.9, FoundFaces.meanScore(leaves), 1e-12);
    }

    @Test
    void whatIsSomebodyElsesStays() throws IOException {
        FoundFaces found = run(new FaceClip(224, 112).shot(TestFaces.pair(), 0, 0, 0, 1));
        RegionShape place = new RegionShape(new Box(1, 2, 3, 4), Outline.RECTANGLE);
        RegionSet there =
                RegionSet.EMPTY
                        .with(Region.still("face 1", place, Region.DRAWN))
                        .with(found.faces().get(0).named("Eileen"))
                        .with(found.faces().get(1).named("face 9"));
        RegionSet all = found.addedTo(there);
        assertEquals(List.of("face 1", "Eileen", "face 2", "face 3"), all.names());
        assertEquals(place, all.need("face 1").at(0).orElseThrow());
        assertEquals(all, found.addedTo(all), "found again");
    }
}
