package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Training settings as a map by macro key, for the run folder and for resuming. */
final class SettingsMap {
    private SettingsMap() {}

    /**
     * @param dataHash over the clips, which knows labels by their places only
     * @param labels their texts
     */
    static Map<String, String> of(TrainingSettings s, String dataHash, List<String> labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (TrainingKey key : TrainingKey.values()) {
            switch (key) {
                case OUTPUT, RESUME -> {} // the run folder lies where it lies
                case FRAMES -> map.put(key.key(), Integer.toString(s.windowFrames()));
                case OPTIONS -> map.put(key.key(), s.hyper().text(s.network()));
                default -> map.put(key.key(), s.get(key).toString());
            }
            if (key == TrainingKey.DATASET) {
                map.put("data_sha256", dataHash);
                map.put("labels", String.join(", ", labels));
            }
        }
        return map;
    }

    /** Throws where a run would be resumed with settings or data that change its course. */
    static void requireSame(Map<String, String> before, Map<String, String> now) {
        now.forEach(
                (key, value) -> {
                    boolean place =
                            Set.of("dataset", "tier", "device", "licence", "domain").contains(key);
                    // Checkpoints of the first version do not name the labels.
                    boolean unknown = key.equals("labels") && !before.containsKey(key);
                    if (!place && !unknown && !value.equals(before.get(key))) {
                        throw new BadInputException(
                                "resume=true needs the settings that the run was started with: %s was %s and is now %s."
                                        .formatted(key, before.get(key), value));
                    }
                });
    }
}
