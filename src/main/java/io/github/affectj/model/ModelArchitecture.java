package io.github.affectj.model;

import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: a kind of network. Implementations are stateless SciJava plugins,
 * {@code @Plugin(type = ModelArchitecture.class)}, that build an uninitialised block from a spec.
 */
public interface ModelArchitecture extends SciJavaPlugin {

    /** What {@code model.json} and the macro key {@code architecture} call it; lower case. */
    String key();

    /** One line for people, with the paper it is from. */
    String description();

    /**
     * Whether its windows are steps of equal time, padded and masked, with the sound beside the
     * pictures ({@link ModelSpec#stepSeconds()}); else they are frames, whatever their times.
     */
    default boolean isFilm() {
        return false;
    }

    /**
     * Builds the network with the spec's hyper-parameters, labels and number of frames.
     *
     * @throws io.github.affectj.base.BadInputException if a hyper-parameter is missing or out of
     *     range
     */
    FrameSequenceNetwork build(ModelSpec spec);
}
