package io.github.affectj.overlay;

import ij.ImagePlus;
import io.github.affectj.annotation.edit.EditHistory;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultPart;
import io.github.affectj.result.ResultSet;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * All that is attached to an image, and the only place that changes it: a {@link ResultSet} of
 * timelines and further parts. Views listen for changes. Whatever is drawn over the image and
 * speaks of an earlier result is renewed or taken away with it, and follows its frame when slices
 * are moved or deleted. What is attached goes over to copies that ImageJ makes, see {@link
 * StackCopies}. Whoever changes its tiers or regions, it can be undone: the image keeps their
 * history.
 */
public final class StackResults {
    /** Key of the image's property that holds this object. */
    private static final String KEY = "affectj.results";

    /** What the history says of a change that nobody named. */
    private static final String OTHER_CHANGE = "change of tiers";

    /** A view, as a plot; told on whatever thread made the change. */
    @FunctionalInterface
    public interface Listener {
        /** Something that is attached has changed. */
        void resultsChanged(StackResults results);
    }

    private final WeakReference<ImagePlus> image;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final EditHistory history = new EditHistory();
    private ResultSet set = ResultSet.EMPTY;

    /** For each timeline the label of the slice of each of its frames; see {@link FrameSlices}. */
    private Map<ResultKey, String[]> frameLabels = Map.of();

    private StackResults(ImagePlus image) {
        this.image = new WeakReference<>(image);
    }

    /**
     * What is attached to an image, an empty one if nothing is. A copy of an image with results
     * takes these over now, where it has not yet.
     */
    public static StackResults of(ImagePlus image) {
        synchronized (image) {
            Optional<StackResults> there = peek(image);
            if (there.isPresent()) {
                there.get().follow();
                return there.get();
            }
            StackResults made = new StackResults(image);
            image.setProperty(KEY, made);
            StackCopies.takeOver(image, made);
            return made;
        }
    }

    /** What is attached to an image, without looking for what it may be a copy of. */
    public static Optional<StackResults> peek(ImagePlus image) {
        return image.getProperty(KEY) instanceof StackResults results
                ? Optional.of(results)
                : Optional.empty();
    }

    /** What is attached now. */
    public synchronized ResultSet get() {
        return set;
    }

    /**
     * Attaches a timeline that was made of the image as it is now, and makes it the current one.
     *
     * @param key a timeline of the same key gives way to it
     */
    public void put(ResultKey key, EmotionTimeline timeline) {
        change(get().with(key, timeline), Set.of(key));
    }

    /**
     * Attaches timelines that were made of the image as it is now, and makes the first of them the
     * current one; an earlier one of the same model and region gives way to each.
     *
     * @param made at least one, each of another model or region
     */
    public void put(List<EmotionTimeline> made) {
        ResultSet changed = get();
        Set<ResultKey> keys = new HashSet<>();
        for (EmotionTimeline timeline : made) {
            changed = changed.with(ResultKey.of(timeline), timeline);
            keys.add(ResultKey.of(timeline));
        }
        change(changed.withCurrent(ResultKey.of(made.get(0))), keys);
    }

    /**
     * Puts a timeline, as one with heat maps, in the place of another that is attached, and makes
     * it the current one; the image is in the order that it had then.
     *
     * @throws IllegalArgumentException if {@code old} is not attached
     */
    // The same object is no change; an equal one may have other maps.
    @SuppressWarnings("ReferenceEquality")
    public void replace(EmotionTimeline old, EmotionTimeline timeline) {
        ResultKey key =
                get().keyOf(old)
                        .orElseThrow(() -> new IllegalArgumentException("It is not attached"));
        if (old == timeline) {
            select(key);
        } else {
            put(key, timeline);
        }
    }

    /**
     * Attaches timelines and parts that were made elsewhere, as those of a file, beside what is
     * there; what has the same key gives way to them. Where slice labels tell the frames, the
     * timelines go by these.
     */
    public void add(ResultSet more) {
        add(more, OTHER_CHANGE);
    }

    /**
     * As {@link #add(ResultSet)}.
     *
     * @param what was done, in a few words, as the menu shows it behind <em>Undo</em>
     */
    public void add(ResultSet more, String what) {
        edit(set -> set.withAll(more), what);
    }

    /**
     * Makes another of the timelines the current one.
     *
     * @throws IllegalArgumentException if there is none of that key
     */
    public void select(ResultKey key) {
        if (!get().current().equals(Optional.of(key))) {
            change(get().withCurrent(key), Set.of());
        }
    }

    /** Attaches a part, in the place of an earlier one of its key. */
    public void put(ResultPart part) {
        put(List.of(part), OTHER_CHANGE);
    }

    /**
     * Attaches parts, in the place of earlier ones of their keys, as one step of the history.
     *
     * @param what was done, in a few words, as the menu shows it behind <em>Undo</em>
     */
    public void put(List<? extends ResultPart> parts, String what) {
        edit(set -> set.with(parts), what);
    }

    /**
     * Changes what is attached, as one step of the history. A timeline that goes, or goes under
     * another key, comes back with <em>Undo</em>.
     *
     * @param what was done, as above
     */
    public void edit(UnaryOperator<ResultSet> change, String what) {
        change(change.apply(get()), Set.of(), Optional.of(what));
    }

    /** What can be undone and redone; only looked at by others, see {@link #undo}. */
    public EditHistory history() {
        return history;
    }

    /** Takes the last change of tiers back; does nothing where there is none. */
    public void undo() {
        change(history.undo(get()), Set.of(), Optional.empty());
    }

    /** Does what was undone last again; does nothing where nothing was. */
    public void redo() {
        change(history.redo(get()), Set.of(), Optional.empty());
    }

    /** From now on tells a view of each change, until it is removed or the image is gone. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Tells a view no more. */
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** The image, unless it is gone. */
    Optional<ImagePlus> image() {
        return Optional.ofNullable(image.get());
    }

    /** The label of the slice of each frame of a timeline; empty where none are known. */
    synchronized Optional<String[]> frameLabels(EmotionTimeline timeline) {
        return set.keyOf(timeline).map(frameLabels::get);
    }

    /** Puts what is drawn back to its frames, after slices were moved or deleted. */
    void follow() {
        ImagePlus shown = image.get();
        if (shown != null && !get().isEmpty()) {
            List<EmotionTimeline> together = get().together();
            if (!together.isEmpty()) {
                FrameElements.follow(shown, together);
            }
        }
    }

    /**
     * @param asItIs keys of timelines whose frames are the image's, in the order in which they are
     *     now
     */
    private void change(ResultSet changed, Set<ResultKey> asItIs) {
        change(changed, asItIs, Optional.empty());
    }

    /**
     * @param what was done, for the history; empty for what it need not keep
     */
    private void change(ResultSet wanted, Set<ResultKey> asItIs, Optional<String> what) {
        ImagePlus shown = image.get();
        ResultSet changed = shown == null ? wanted : RegionOverlay.sized(shown, wanted);
        ResultSet before;
        synchronized (this) {
            before = set;
            Map<ResultKey, String[]> labels = new HashMap<>();
            SliceLabels now = null;
            for (Map.Entry<ResultKey, EmotionTimeline> entry : changed.timelines().entrySet()) {
                ResultKey key = entry.getKey();
                Optional<ResultKey> same = set.keyOfSame(key, entry.getValue());
                if (same.isPresent() && frameLabels.containsKey(same.get())) {
                    labels.put(key, frameLabels.get(same.get()));
                } else if (shown != null) {
                    now = now == null ? SliceLabels.of(shown) : now;
                    labels.put(
                            key, FrameSlices.labels(now, entry.getValue(), asItIs.contains(key)));
                }
            }
            what.ifPresent(done -> history.add(done, set, changed));
            set = changed;
            frameLabels = labels;
        }
        if (shown != null) {
            StackWatcher.watch(shown, this);
            StackCopies.mark(shown);
            if (!changed.together().equals(before.together())) {
                FrameElements.renew(shown, before.together(), changed.together());
            }
            RegionOverlay.renew(shown, before, changed);
        }
        List<Listener> told = new ArrayList<>(listeners);
        told.forEach(listener -> listener.resultsChanged(this));
    }

    /**
     * Takes over what another image of the same frames has, or of some of them; tells nobody, since
     * nobody can know this object yet.
     */
    void takeOver(ImagePlus copy, ResultSet kept, StackResults original) {
        Map<ResultKey, String[]> labels = new HashMap<>();
        for (Map.Entry<ResultKey, EmotionTimeline> entry : kept.timelines().entrySet()) {
            EmotionTimeline whole = original.get().timeline(entry.getKey()).orElseThrow();
            Set<Integer> frames = new HashSet<>();
            entry.getValue().frames().forEach(frame -> frames.add(frame.frame()));
            String[] known = original.frameLabels(whole).orElse(new String[0]);
            labels.put(
                    entry.getKey(),
                    IntStream.range(0, known.length)
                            .filter(i -> frames.contains(whole.frames().get(i).frame()))
                            .mapToObj(i -> known[i])
                            .toArray(String[]::new));
        }
        synchronized (this) {
            set = kept;
            frameLabels = labels;
        }
        StackWatcher.watch(copy, this);
        StackCopies.mark(copy);
    }
}
