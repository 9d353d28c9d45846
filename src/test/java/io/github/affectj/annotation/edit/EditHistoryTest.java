package io.github.affectj.annotation.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.result.ForeignPart;
import io.github.affectj.result.ResultSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a history keeps, and what it leaves alone. */
class EditHistoryTest {
    private static final ForeignPart NOTE = new ForeignPart("note", "1");

    private final EditHistory history = new EditHistory();

    private static AnnotationSet tiers(String... names) {
        AnnotationSet set = AnnotationSet.EMPTY;
        for (String name : names) {
            set = set.with(new Tier(name, TierKind.SEQUENCE, "", List.of()));
        }
        return set;
    }

    @Test
    void partsThatChangedWithTheTiersGoBackWithThem() {
        ResultSet before = ResultSet.EMPTY.with(NOTE);
        ResultSet after = before.with(tiers("a")).with(new ForeignPart("elan", "2"));
        history.add("import", before, after);
        ResultSet later = after.with(new ForeignPart("note", "3"));
        history.add("no matter of tiers", after, later);
        assertEquals(Optional.of("import"), history.undoable());
        ResultSet undone = history.undo(later);
        assertEquals(ResultSet.EMPTY.with(new ForeignPart("note", "3")), undone);
        assertEquals(Optional.of("import"), history.redoable());
        assertEquals(later, history.redo(undone));
    }

    @Test
    void aNewStepEndsWhatWasUndone() {
        ResultSet one = ResultSet.EMPTY.with(tiers("a"));
        ResultSet two = one.with(tiers("a", "b"));
        history.add("a", ResultSet.EMPTY, one);
        history.add("b", one, two);
        assertEquals(one, history.undo(two));
        history.add("c", one, one.with(tiers("a", "c")));
        assertEquals(Optional.empty(), history.redoable());
        assertEquals(one, history.undo(one.with(tiers("a", "c"))));
        assertEquals(Optional.of("a"), history.undoable());
    }

    @Test
    void theOldestStepsAreForgotten() {
        ResultSet now = ResultSet.EMPTY;
        for (int i = 0; i <= EditHistory.MOST_STEPS; i++) {
            ResultSet next = now.with(tiers("tier " + i));
            history.add("step " + i, now, next);
            now = next;
        }
        for (int i = 0; i < EditHistory.MOST_STEPS; i++) {
            now = history.undo(now);
        }
        assertEquals(Optional.empty(), history.undoable());
        assertEquals(ResultSet.EMPTY.with(tiers("tier 0")), now);
    }
}
