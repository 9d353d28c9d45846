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
        map.put("dataset", s.dataset().toString());
        map.put("data_sha256", dataHash);
        map.put("labels", String.join(", ", labels));
        map.put("architecture", s.architecture());
        map.put("epochs", Integer.toString(s.epochs()));
        map.put("batch", Integer.toString(s.batch()));
        map.put("lr", Double.toString(s.lr()));
        map.put("decay", Double.toString(s.decay()));
        map.put("schedule", s.schedule());
        map.put("frames", Integer.toString(s.windowFrames()));
        map.put("size", Integer.toString(s.size()));
        map.put("seed", Long.toString(s.seed()));
        map.put("device", s.device());
        map.put("init", s.init());
        map.put("freeze", Boolean.toString(s.freeze()));
        map.put("augment", s.augment());
        map.put("patience", Integer.toString(s.patience()));
        map.put("balance", Boolean.toString(s.balance()));
        map.put("chunk", Integer.toString(s.chunk()));
        map.put("skipbad", Boolean.toString(s.skipbad()));
        map.put("smoothing", Double.toString(s.smoothing()));
        map.put("ramp", Double.toString(s.ramp()));
        map.put("licence", s.licence());
        map.put("options", s.hyper().text(s.network()));
        return map;
    }

    /** Throws where a run would be resumed with settings or data that change its course. */
    static void requireSame(Map<String, String> before, Map<String, String> now) {
        now.forEach(
                (key, value) -> {
                    boolean place = Set.of("dataset", "device", "licence").contains(key);
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
