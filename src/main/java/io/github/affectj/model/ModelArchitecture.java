package io.github.affectj.model;

import java.util.List;
import java.util.Map;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: a kind of network. Implementations are stateless SciJava plugins,
 * {@code @Plugin(type = ModelArchitecture.class)}, that declare all that dialogs, checks, training
 * and {@code model.json} have to know of it, and build an uninitialised block from a spec. A new
 * network is one file; nothing else has to know its name.
 */
public interface ModelArchitecture extends SciJavaPlugin {

    /** What {@code model.json} and the macro key {@code architecture} call it; lower case. */
    String key();

    /** One line for people, with the paper it is from. */
    String description();

    /**
     * What can be set, by the macro key {@code options} of a training, in the order in which it is
     * shown and stored.
     */
    default List<HyperParameter> hyperParameters() {
        return List.of();
    }

    /**
     * Checks what the ranges of the single values can't: how they go together.
     *
     * @throws io.github.affectj.base.BadInputException if they don't
     */
    default void check(HyperValues values) {
        // Most go together, whatever they are.
    }

    /**
     * Stored hyper-parameters of an older version in today's names and units; may be what came in.
     */
    default Map<String, Object> upgraded(Map<String, Object> stored) {
        return stored;
    }

    /**
     * Keys that older versions had for this architecture, each with the options that it stood for.
     * They are understood in {@code model.json} and by the macro key {@code architecture}, where
     * these options then can't be set otherwise; lists don't show them.
     */
    default Map<String, String> formerKeys() {
        return Map.of();
    }

    /** Today's name of a tensor that an older version stored; may be what came in. */
    default String tensor(String stored) {
        return stored;
    }

    /** How clips are cut into windows. */
    Windowing windowing();

    /** Which streams it takes. */
    default StreamNeeds streams(HyperValues values) {
        return StreamNeeds.FRAMES;
    }

    /** Which attention weights it tells. */
    default AttentionKinds attention(HyperValues values) {
        return AttentionKinds.NONE;
    }

    /** Its backbone, which a training's {@code init} fills and {@code freeze} keeps as it is. */
    default BackboneKind backbone(HyperValues values) {
        return BackboneKind.UNNAMED;
    }

    /**
     * Builds the network with the spec's hyper-parameters (checked: {@link ModelSpec#values()}),
     * labels and number of frames.
     *
     * @throws io.github.affectj.base.BadInputException if the spec can't be built here
     */
    FrameSequenceNetwork build(ModelSpec spec);
}
