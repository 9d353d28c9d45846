package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes of an image's tiers that are undone and done again. */
class StackHistoryTest {
    private static final AnnotationSet SHOTS =
            AnnotationSet.EMPTY.with(
                    new Tier(
                            "shots",
                            TierKind.SEQUENCE,
                            "net",
                            List.of(new Segment(0, 1, "1"), new Segment(1, 2, "2"))));

    private final ImagePlus image = Pictures.stack(64, 48, 5, Pictures.Kind.NOISE);
    private final StackResults results = StackResults.of(image);

    private Optional<AnnotationSet> tiers() {
        return results.get().part(AnnotationSet.KEY, AnnotationSet.class);
    }

    @Test
    void whatAnyCommandDidToTiersGoesBackAndTheModelStays() {
        results.put(List.of(SHOTS), "Detect Shots");
        var timeline = SampleResults.plain(64, 48, 5);
        results.put(ResultKey.of(timeline), timeline);
        AnnotationSet both = SHOTS.with(new Tier("mood", TierKind.SEQUENCE, "Ana", List.of()));
        results.add(ResultSet.EMPTY.with(both), "Import Annotations");
        List<ResultSet> told = new ArrayList<>();
        results.addListener(changed -> told.add(changed.get()));

        assertEquals(Optional.of("Import Annotations"), results.history().undoable());
        results.undo();
        assertEquals(Optional.of(SHOTS), tiers());
        results.undo();
        assertEquals(Optional.empty(), tiers());
        assertEquals(Optional.of(timeline), results.get().timeline());
        assertEquals(2, told.size());
        results.undo();
        assertEquals(Optional.of("Detect Shots"), results.history().redoable());
        results.redo();
        results.redo();
        assertEquals(Optional.of(both), tiers());
        assertEquals(Optional.of(timeline), results.get().timeline());
    }

    @Test
    void everyImageHasAHistoryOfItsOwn() {
        results.put(SHOTS);
        assertEquals(Optional.of("change of tiers"), results.history().undoable());
        ImagePlus other = Pictures.stack(64, 48, 5, Pictures.Kind.NOISE);
        assertEquals(Optional.empty(), StackResults.of(other).history().undoable());
    }
}
