package io.github.affectj.model;

import io.github.affectj.base.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An architecture under a key that it had before, which stands for some of its options. */
final class FormerArchitecture implements ModelArchitecture {
    private final String key;
    private final ModelArchitecture today;
    private final String options;
    private final Map<String, Object> preset = new LinkedHashMap<>();

    FormerArchitecture(String key, ModelArchitecture today) {
        this.key = key;
        this.today = today;
        options = today.formerKeys().get(key);
        HyperValues.options(options).forEach((name, text) -> preset.put(name, parsed(name, text)));
    }

    private Object parsed(String name, String text) {
        return today.hyperParameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .parse(text);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String description() {
        return today.description();
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return today.hyperParameters().stream()
                .map(p -> p.withDefault(preset.getOrDefault(p.name(), p.defaultValue())))
                .toList();
    }

    @Override
    public void check(HyperValues values) {
        preset.forEach(
                (name, value) -> {
                    if (!value.equals(values.map().get(name))) {
                        throw new BadInputException(
                                "the architecture %s stands for %s with %s; %s:%s needs architecture=%2$s."
                                        .formatted(
                                                key,
                                                today.key(),
                                                options,
                                                name,
                                                values.map().get(name)));
                    }
                });
        today.check(values);
    }

    @Override
    public Map<String, Object> upgraded(Map<String, Object> stored) {
        Map<String, Object> now = new LinkedHashMap<>(today.upgraded(stored));
        preset.forEach(now::putIfAbsent);
        return now;
    }

    @Override
    public String tensor(String stored) {
        return today.tensor(stored);
    }

    @Override
    public Windowing windowing() {
        return today.windowing();
    }

    @Override
    public StreamNeeds streams(HyperValues values) {
        return today.streams(values);
    }

    @Override
    public AttentionKinds attention(HyperValues values) {
        return today.attention(values);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return today.backbone(values);
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return today.build(spec);
    }
}
