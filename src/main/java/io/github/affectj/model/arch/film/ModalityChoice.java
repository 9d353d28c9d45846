package io.github.affectj.model.arch.film;

import io.github.affectj.features.Modalities;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.StreamNeeds.Need;
import java.util.List;

/** The hyper-parameter that says which streams a network of films takes. */
final class ModalityChoice {
    /** Its name. */
    static final String NAME = "modality";

    private static final String JOINT = "joint";
    private static final String AUDIO = "audio";
    private static final String VIDEO = "video";

    private ModalityChoice() {}

    static HyperParameter parameter() {
        return HyperParameter.choice(
                NAME, List.of(JOINT, AUDIO, VIDEO), "the streams that it takes");
    }

    static Modalities of(HyperValues values) {
        String modality = values.choice(NAME);
        return new Modalities(!modality.equals(AUDIO), !modality.equals(VIDEO));
    }

    /** A stream that is taken may be missing in a clip. */
    static Need need(boolean taken) {
        return taken ? Need.OPTIONAL : Need.NONE;
    }
}
