package io.github.affectj.annotation.edit;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Timelines that one step took away, as those of a region that was deleted, or put under another
 * key, as those of one that was renamed. A step that only adds some has none of them.
 *
 * @param gone by the keys that they had before
 * @param order all keys before
 * @param current key before; empty only where nothing is gone
 * @param renamed to which key each of these went that has another one now
 */
record MovedTimelines(
        Map<ResultKey, EmotionTimeline> gone,
        List<ResultKey> order,
        Optional<ResultKey> current,
        Map<ResultKey, ResultKey> renamed) {

    static MovedTimelines between(ResultSet before, ResultSet after) {
        Map<ResultKey, EmotionTimeline> gone = new LinkedHashMap<>(before.timelines());
        gone.keySet().removeAll(after.timelines().keySet());
        Set<ResultKey> come = new LinkedHashSet<>(after.timelines().keySet());
        come.removeAll(before.timelines().keySet());
        Map<ResultKey, ResultKey> renamed = new LinkedHashMap<>();
        for (ResultKey key : come) {
            before.keyOfSame(key, after.timelines().get(key))
                    .filter(gone::containsKey)
                    .ifPresent(old -> renamed.put(old, key));
        }
        return new MovedTimelines(
                gone, List.copyOf(before.timelines().keySet()), before.current(), renamed);
    }

    /** The set with them where they were; one that was made anew under the new name stays so. */
    ResultSet undone(ResultSet now) {
        if (gone.isEmpty()) {
            return now;
        }
        Map<ResultKey, EmotionTimeline> all = new LinkedHashMap<>();
        for (ResultKey key : order) {
            EmotionTimeline there = now.timelines().get(renamed.getOrDefault(key, key));
            EmotionTimeline back =
                    there != null && renamed.containsKey(key)
                            ? there.inRegion(key.region())
                            : there;
            if (back != null || gone.containsKey(key)) {
                all.put(key, back != null ? back : gone.get(key));
            }
        }
        now.timelines().forEach(all::putIfAbsent);
        all.keySet().removeAll(renamed.values());
        Optional<ResultKey> chosen = now.current().filter(all::containsKey).or(() -> current);
        return new ResultSet(all, chosen, now.parts());
    }

    /** The set without them, or with them under their new keys. */
    ResultSet redone(ResultSet now) {
        ResultSet changed = now;
        for (Map.Entry<ResultKey, ResultKey> entry : renamed.entrySet()) {
            if (!changed.timelines().containsKey(entry.getValue())) {
                changed =
                        changed.withRegionRenamed(
                                entry.getKey().region(), entry.getValue().region());
            }
        }
        return gone.isEmpty() ? changed : changed.withOnly(key -> !gone.containsKey(key));
    }
}
