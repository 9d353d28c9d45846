package io.github.affectj.model.arch.film;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import org.scijava.plugin.Plugin;

/**
 * The network of Liang, "Analysis of Emotional Deconstruction and the Role of Emotional Value for
 * Learners in Animation Works Based on Digital Multimedia Technology" (2023), and the variants that
 * its section 4.2 compares it with. Hyper-parameters: {@code hidden} (width of the GRUs), {@code
 * heads}, {@code units} (width of the tanh layer), {@code step_ms} (time from one step to the
 * next), {@code sound_features} (columns of the sound's features).
 */
public final class FilmArchitectures {
    private FilmArchitectures() {}

    /** What the variants share. */
    abstract static class Film implements ModelArchitecture {
        /** Milliseconds from one step to the next at least; below that there is a row of sound. */
        private static final int LEAST_STEP = 10;

        private static final int MOST_STEP = 10_000;

        /** What the head is made of. */
        abstract FusionHead.Streams parts();

        @Override
        public final boolean isFilm() {
            return true;
        }

        @Override
        public final FrameSequenceNetwork build(ModelSpec spec) {
            int hidden = spec.hyper("hidden", 1, 1024);
            int heads = spec.hyper("heads", 1, 64);
            if (hidden % heads != 0) {
                throw new BadInputException(
                        "heads=%d does not divide hidden=%d; the heads of %s share its width evenly."
                                .formatted(heads, hidden, spec.id()));
            }
            spec.hyper(ModelSpec.STEP, LEAST_STEP, MOST_STEP);
            int features = spec.hyper("sound_features", 0, 100_000);
            if (parts().sound() && features != AudioSteps.size()) {
                throw new BadInputException(
                        "The model %s was trained on %d sound features; this AffectJ computes %d."
                                .formatted(spec.id(), features, AudioSteps.size()));
            }
            FusionHead head =
                    new FusionHead(
                            parts(),
                            features,
                            features == 0 ? 0 : spec.hyper("sound_first", 0, features - 1),
                            hidden,
                            heads,
                            spec.hyper("units", 1, 4096),
                            spec.labels().size());
            return new FusionNetwork(
                    parts().picture() ? new ResNet18Backbone() : null,
                    head,
                    parts().sound() ? features : 0);
        }
    }

    /** The paper's own: both streams, multi-head attention between them. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Attention extends Film {
        /** Key in {@code model.json}. */
        public static final String KEY = "gru-attention";

        @Override
        FusionHead.Streams parts() {
            return new FusionHead.Streams(true, true, true);
        }

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public String description() {
            return "GRU over picture, GRU over sound, fused by multi-head attention (Liang 2023)";
        }
    }

    /** Both streams, concatenated without attention. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Concatenation extends Film {
        @Override
        FusionHead.Streams parts() {
            return new FusionHead.Streams(true, true, false);
        }

        @Override
        public String key() {
            return "gru-concat";
        }

        @Override
        public String description() {
            return "GRU over picture, GRU over sound, concatenated without attention (Liang 2023, baseline)";
        }
    }

    /** The picture alone. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Picture extends Film {
        @Override
        FusionHead.Streams parts() {
            return new FusionHead.Streams(true, false, true);
        }

        @Override
        public String key() {
            return "gru-attention-picture";
        }

        @Override
        public String description() {
            return "GRU over picture alone, multi-head attention (Liang 2023, baseline)";
        }
    }

    /** The sound alone. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Sound extends Film {
        @Override
        FusionHead.Streams parts() {
            return new FusionHead.Streams(false, true, true);
        }

        @Override
        public String key() {
            return "gru-attention-sound";
        }

        @Override
        public String description() {
            return "GRU over sound alone, multi-head attention (Liang 2023, baseline)";
        }
    }
}
