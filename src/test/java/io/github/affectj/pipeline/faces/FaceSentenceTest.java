package io.github.affectj.pipeline.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionShape;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is said of faces. */
final class FaceSentenceTest {
    private static final Region FACE =
            Region.still(
                    "face 1",
                    new RegionShape(new Box(1, 2, 30, 40), Outline.RECTANGLE),
                    "found by x");

    private static String sentence(int faces, int leftOut) {
        FoundFaces found =
                new FoundFaces(
                        "x",
                        Collections.nCopies(faces, FACE),
                        Collections.nCopies(faces, 0.9),
                        leftOut,
                        40,
                        1,
                        20);
        return FaceSentence.of(found, "film", false);
    }

    @Test
    void whatIsDrawnIsToldOf() {
        assertEquals(
                "film: 40 frames looked at in 1 shot, no faces found; faces of less than 20 pixels are"
                        + " not looked for (minimum).",
                sentence(0, 0));
        assertEquals(
                "film: 40 frames looked at in 1 shot, no photographed faces found; 1 track that looks"
                        + " drawn, or like no face, left out (drawn=true keeps it). Regions of drawn"
                        + " figures are drawn by hand, see Edit Regions....",
                sentence(0, 1));
        assertEquals(
                "film: 40 frames looked at in 1 shot (told by content), 1 face found, each through one"
                        + " shot: face 1 to face 1; 2 tracks that look drawn, or like no face, left out"
                        + " (drawn=true keeps them).",
                sentence(1, 2));
    }
}
