package io.github.affectj.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that is known of one clip: timelines of several models or regions, one of them the current
 * one, and further parts, as tiers of segments. Immutable.
 *
 * @param timelines by model and region, in the order in which they came
 * @param current key of the timeline that commands work on where none is named; empty only where
 *     there are no timelines
 * @param parts everything else, by {@link ResultPart#key()}
 */
public record ResultSet(
        Map<ResultKey, EmotionTimeline> timelines,
        Optional<ResultKey> current,
        Map<String, ResultPart> parts) {

    /** Nothing. */
    public static final ResultSet EMPTY = new ResultSet(Map.of(), Optional.empty(), Map.of());

    /** Checks the current key and copies the maps. */
    public ResultSet {
        timelines = Collections.unmodifiableMap(new LinkedHashMap<>(timelines));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        if (current.isPresent() ? !timelines.containsKey(current.get()) : !timelines.isEmpty()) {
            throw new IllegalArgumentException(
                    "The current timeline must be one of " + timelines.keySet());
        }
    }

    /** A set of one timeline. */
    public static ResultSet of(EmotionTimeline timeline) {
        return EMPTY.with(ResultKey.of(timeline), timeline);
    }

    /**
     * A set of the timelines of one recognition, the first of them the current one.
     *
     * @param timelines at least one, each of another model or region
     */
    public static ResultSet of(List<EmotionTimeline> timelines) {
        ResultSet set = EMPTY;
        for (EmotionTimeline timeline : timelines) {
            set = set.with(ResultKey.of(timeline), timeline);
        }
        return set.withCurrent(ResultKey.of(timelines.get(0)));
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return timelines.isEmpty() && parts.isEmpty();
    }

    /** The current timeline, if there is any. */
    public Optional<EmotionTimeline> timeline() {
        return current.map(timelines::get);
    }

    /**
     * A timeline with its key.
     *
     * @param key of the timeline
     * @param timeline what it stands for
     */
    public record Entry(ResultKey key, EmotionTimeline timeline) {}

    /** Whether a timeline speaks of a region and not of whole frames. */
    public boolean hasRegions() {
        return timelines.keySet().stream().anyMatch(key -> !key.region().isEmpty());
    }

    /** The timelines with their keys, the current one first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        timelines.forEach(
                (key, timeline) ->
                        entries.add(
                                current.get().equals(key) ? 0 : entries.size(),
                                new Entry(key, timeline)));
        return List.copyOf(entries);
    }

    /**
     * The timelines that are shown together: the current one alone or, where it speaks of a region,
     * those of all regions by the same model, in the order in which they came.
     */
    public List<EmotionTimeline> together() {
        Optional<EmotionTimeline> now = timeline();
        if (now.isEmpty() || now.get().region().isEmpty()) {
            return now.stream().toList();
        }
        return timelines.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(current.get().model()))
                .map(Map.Entry::getValue)
                .filter(timeline -> timeline.region().isPresent())
                .toList();
    }

    /** The timeline of a key, if there is one. */
    public Optional<EmotionTimeline> timeline(ResultKey key) {
        return Optional.ofNullable(timelines.get(key));
    }

    /** The key of a timeline that is in the set, compared as an object; empty for others. */
    // Two timelines may be equal; maps of frames are not compared by equals anyway.
    @SuppressWarnings("ReferenceEquality")
    public Optional<ResultKey> keyOf(EmotionTimeline timeline) {
        return timelines.entrySet().stream()
                .filter(entry -> entry.getValue() == timeline)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The key of a timeline that says the same as another: the one of its key, else one whose
     * region had another name then.
     */
    public Optional<ResultKey> keyOfSame(ResultKey key, EmotionTimeline timeline) {
        if (timeline.equals(timelines.get(key))) {
            return Optional.of(key);
        }
        return timelines.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(key.model()))
                .filter(entry -> entry.getKey().region().isEmpty() == key.region().isEmpty())
                .filter(entry -> entry.getValue().frames().equals(timeline.frames()))
                .filter(entry -> entry.getValue().inRegion(key.region()).equals(timeline))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The same with a timeline, which becomes the current one; an earlier one of the same key gives
     * way to it.
     */
    public ResultSet with(ResultKey key, EmotionTimeline timeline) {
        Map<ResultKey, EmotionTimeline> more = new LinkedHashMap<>(timelines);
        more.put(key, timeline);
        return new ResultSet(more, Optional.of(key), parts);
    }

    /** The same with another of its timelines as the current one. */
    public ResultSet withCurrent(ResultKey key) {
        return new ResultSet(timelines, Optional.of(key), parts);
    }

    /**
     * The same with the timelines of a region under its new name, at their places.
     *
     * @param from its name before, not {@link ResultKey#WHOLE_FRAME}
     * @param to its name now, of which there are no timelines
     */
    public ResultSet withRegionRenamed(String from, String to) {
        Map<ResultKey, EmotionTimeline> renamed = new LinkedHashMap<>();
        timelines.forEach(
                (key, timeline) -> {
                    boolean its = key.region().equals(from);
                    renamed.put(
                            its ? new ResultKey(key.model(), to) : key,
                            its ? timeline.inRegion(to) : timeline);
                });
        return new ResultSet(
                renamed,
                current.map(
                        key -> key.region().equals(from) ? new ResultKey(key.model(), to) : key),
                parts);
    }

    /**
     * The same with the timelines of some keys only; where the current one is not among them, one
     * of its model is, or else the first one.
     */
    public ResultSet withOnly(Predicate<ResultKey> kept) {
        Map<ResultKey, EmotionTimeline> fewer = new LinkedHashMap<>(timelines);
        fewer.keySet().removeIf(kept.negate());
        Optional<ResultKey> now =
                current.filter(fewer::containsKey)
                        .or(
                                () ->
                                        fewer.keySet().stream()
                                                .filter(
                                                        k ->
                                                                k.model()
                                                                        .equals(
                                                                                current.get()
                                                                                        .model()))
                                                .findFirst())
                        .or(() -> fewer.keySet().stream().findFirst());
        return new ResultSet(fewer, now, parts);
    }

    /** The same with all of another set, in the place of what has the same keys. */
    public ResultSet withAll(ResultSet more) {
        ResultSet changed = this;
        for (Map.Entry<ResultKey, EmotionTimeline> entry : more.timelines.entrySet()) {
            changed = changed.with(entry.getKey(), entry.getValue());
        }
        if (more.current.isPresent()) {
            changed = changed.withCurrent(more.current.get());
        }
        return changed.with(more.parts.values());
    }

    /** The same with parts, in the place of earlier ones of their keys. */
    public ResultSet with(Collection<? extends ResultPart> more) {
        ResultSet changed = this;
        for (ResultPart part : more) {
            changed = changed.with(part);
        }
        return changed;
    }

    /** The same with a part, in the place of an earlier one of its key. */
    public ResultSet with(ResultPart part) {
        Map<String, ResultPart> more = new LinkedHashMap<>(parts);
        more.put(part.key(), part);
        return new ResultSet(timelines, current, more);
    }

    /** The same without the part of a key. */
    public ResultSet withoutPart(String key) {
        Map<String, ResultPart> fewer = new LinkedHashMap<>(parts);
        fewer.remove(key);
        return new ResultSet(timelines, current, fewer);
    }

    /** The part of a key, if there is one of that kind. */
    public <T extends ResultPart> Optional<T> part(String key, Class<T> kind) {
        return Optional.ofNullable(parts.get(key)).filter(kind::isInstance).map(kind::cast);
    }

    /**
     * A set cut down to a part of the clip.
     *
     * @param set what could be kept
     * @param lost what could not, in words, as {@code the temporal attention}
     */
    public record Cut(ResultSet set, List<String> lost) {}

    /**
     * What of the set belongs to some of its clip's frames; see {@link EmotionTimeline#part}.
     *
     * @param frames numbers of these frames in the source
     * @return this set itself where all frames are among them
     */
    public Cut ofFrames(Collection<Integer> frames) {
        Set<Integer> wanted = new HashSet<>(frames);
        if (timelines.values().stream()
                .flatMap(timeline -> timeline.frames().stream())
                .allMatch(frame -> wanted.contains(frame.frame()))) {
            return new Cut(this, List.of());
        }
        List<String> lost = new ArrayList<>();
        Map<ResultKey, EmotionTimeline> kept = new LinkedHashMap<>();
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Map.Entry<ResultKey, EmotionTimeline> entry : timelines.entrySet()) {
            EmotionTimeline part = entry.getValue().part(frames);
            if (part.frames().isEmpty()) {
                lost.add("the result of " + entry.getKey());
                continue;
            }
            if (part.attention().isEmpty() && entry.getValue().attention().isPresent()) {
                lost.add("the temporal attention of " + entry.getKey());
            }
            kept.put(entry.getKey(), part);
            FrameEmotion last = part.frames().get(part.frames().size() - 1);
            from = Math.min(from, part.frames().get(0).timeSeconds());
            to = Math.max(to, last.timeSeconds() + last.durationSeconds());
        }
        Map<String, ResultPart> parts = new LinkedHashMap<>();
        for (ResultPart part : this.parts.values()) {
            Optional<ResultPart> cut =
                    from < to ? part.between(from, to) : Optional.<ResultPart>empty();
            cut.ifPresentOrElse(p -> parts.put(p.key(), p), () -> lost.add(part.key()));
        }
        Optional<ResultKey> first = kept.keySet().stream().findFirst();
        Optional<ResultKey> now = current.filter(kept::containsKey).or(() -> first);
        return new Cut(new ResultSet(kept, now, parts), List.copyOf(lost));
    }
}
