package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultPart;
import io.github.affectj.result.ResultSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to the tiers and regions of one clip, by hand or by a command, so that it can be
 * undone and done again. A step keeps every part that changed together with the tiers, as the file
 * of ELAN that they came from, and the timelines of models that went with their region, or went
 * under its new name; other timelines are no matter of it. Safe to use from several threads.
 */
public final class EditHistory {
    /** Steps that can be undone; tiers of neighbouring steps share their segments. */
    public static final int MOST_STEPS = 300;

    /**
     * A step.
     *
     * @param what was done, in a few words
     * @param before the parts that changed, as they were; empty for one that was not there
     * @param after the same, as they were then
     * @param gone timelines that went in this step
     */
    private record Step(
            String what,
            Map<String, Optional<ResultPart>> before,
            Map<String, Optional<ResultPart>> after,
            MovedTimelines gone) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /**
     * Keeps a change, if it is one of tiers, their vocabularies or regions; what was undone before
     * can't be done again then.
     *
     * @param what was done, in a few words as a menu shows them
     */
    public synchronized void add(String what, ResultSet before, ResultSet after) {
        if (!differs(before, after, AnnotationSet.KEY)
                && !differs(before, after, Vocabularies.KEY)
                && !differs(before, after, RegionSet.KEY)) {
            return;
        }
        Set<String> keys = new LinkedHashSet<>(before.parts().keySet());
        keys.addAll(after.parts().keySet());
        Map<String, Optional<ResultPart>> was = new LinkedHashMap<>();
        Map<String, Optional<ResultPart>> is = new LinkedHashMap<>();
        for (String key : keys) {
            if (differs(before, after, key)) {
                was.put(key, Optional.ofNullable(before.parts().get(key)));
                is.put(key, Optional.ofNullable(after.parts().get(key)));
            }
        }
        undone.clear();
        done.push(new Step(what, was, is, MovedTimelines.between(before, after)));
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
    }

    private static boolean differs(ResultSet before, ResultSet after, String key) {
        return !Objects.equals(before.parts().get(key), after.parts().get(key));
    }

    /** What would be undone next, in a few words. */
    public synchronized Optional<String> undoable() {
        return Optional.ofNullable(done.peek()).map(Step::what);
    }

    /** What would be done again next, in a few words. */
    public synchronized Optional<String> redoable() {
        return Optional.ofNullable(undone.peek()).map(Step::what);
    }

    /**
     * Takes the last step back.
     *
     * @return the set as it was before that step; the same set where there is none
     */
    public synchronized ResultSet undo(ResultSet now) {
        if (done.isEmpty()) {
            return now;
        }
        Step step = done.pop();
        undone.push(step);
        return step.gone.undone(with(now, step.before));
    }

    /**
     * Does what was undone last again.
     *
     * @return the set as it was after that step; the same set where there is none
     */
    public synchronized ResultSet redo(ResultSet now) {
        if (undone.isEmpty()) {
            return now;
        }
        Step step = undone.pop();
        done.push(step);
        return step.gone.redone(with(now, step.after));
    }

    private static ResultSet with(ResultSet now, Map<String, Optional<ResultPart>> parts) {
        ResultSet changed = now;
        for (Map.Entry<String, Optional<ResultPart>> part : parts.entrySet()) {
            changed =
                    part.getValue().isPresent()
                            ? changed.with(part.getValue().get())
                            : changed.withoutPart(part.getKey());
        }
        return changed;
    }
}
