package io.github.affectj.model.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds models: a path, or an id in a {@code models} folder beside the application that the
 * plugin's jar lies in (Fiji, ImageJ, or the project itself), or under the working folder.
 */
public final class ModelStore {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Bytes of a {@code model.json}; those of our models have two thousand. */
    private static final long LONGEST_SPEC = 1 << 20;

    private ModelStore() {}

    /** The folders that are searched, in order; all exist. */
    public static List<Path> roots() {
        return ModelFolders.roots();
    }

    /** Ids of all installed models, sorted, without those that are only a start for trainings. */
    public static List<String> ids() {
        return ids(false);
    }

    /**
     * Ids of what is installed only as a start for trainings, sorted: {@link ModelSpec#isStart}.
     */
    public static List<String> starts() {
        return ids(true);
    }

    private static List<String> ids(boolean starts) {
        List<String> ids = new ArrayList<>();
        ModelFolders.installed()
                .forEach(
                        (id, folder) -> {
                            if (isStart(folder) == starts && Detectors.in(folder).isEmpty()) {
                                ids.add(id);
                            }
                        });
        return ids;
    }

    /** Not so where the spec is damaged, which is told when it is used. */
    private static boolean isStart(Path folder) {
        try {
            return parsed(folder).isStart();
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    /**
     * Finds and checks a model.
     *
     * @param idOrPath id of an installed model, or path of a model folder
     * @throws BadInputException if there is none, its spec or weights are damaged or don't belong
     *     together, or it is only a start for trainings
     */
    public static StoredModel find(String idOrPath) {
        return withOwnWeights(describe(idOrPath));
    }

    /**
     * Finds and checks what a training can start from: a model, or what is only a start.
     *
     * @param idOrPath id of an installed model or start, or path of its folder
     * @throws BadInputException if there is none, or its spec or weights are damaged or don't
     *     belong together
     */
    public static StoredModel findStart(String idOrPath) {
        List<String> ids = new ArrayList<>(starts());
        ids.addAll(ids());
        return withOwnWeights(described(idOrPath, ids));
    }

    private static StoredModel withOwnWeights(StoredModel model) {
        foreignWeights(model)
                .ifPresent(
                        e -> {
                            throw e;
                        });
        return model;
    }

    /**
     * Finds a model and reads its spec, but does not look at the weights: for {@code
     * EmotionPredictor.openVerified}.
     *
     * @param idOrPath id of an installed model, or path of a model folder
     * @throws BadInputException if there is none, its spec is damaged, or it is only a start for
     *     trainings
     */
    public static StoredModel describe(String idOrPath) {
        List<String> ids = ids();
        StoredModel model = described(idOrPath, ids);
        if (model.spec().isStart()) {
            throw new BadInputException(
                    "The model '%s' is a start for trainings (their key init) and names no emotions; %s."
                            .formatted(ForeignText.of(idOrPath), allowed(ids)));
        }
        return model;
    }

    private static StoredModel described(String idOrPath, List<String> ids) {
        for (Path candidate : ModelFolders.candidates(idOrPath)) {
            // A link or pipe of that name is no reason to look elsewhere: it is told of.
            if (Files.exists(candidate.resolve(StoredModel.SPEC), LinkOption.NOFOLLOW_LINKS)) {
                Detectors.refuse(candidate, idOrPath, allowed(ids));
                return new StoredModel(candidate, readSpec(candidate));
            }
        }
        throw new BadInputException(
                "There is no model '%s'; %s.".formatted(ForeignText.of(idOrPath), allowed(ids)));
    }

    private static String allowed(List<String> ids) {
        return "allowed are "
                + (ids.isEmpty() ? "" : "the installed " + String.join(", ", ids) + " and ")
                + "the path of a folder with a model.json";
    }

    /** What an installed model or start was trained on; empty where it does not tell it. */
    public static Optional<String> domain(String id) {
        try {
            return Optional.of(described(id, List.of()).spec().domain()).filter(d -> !d.isEmpty());
        } catch (BadInputException e) {
            // A damaged description is told of when the model is used.
            return Optional.empty();
        }
    }

    /** Reads {@code model.json} of a folder without looking at the weights. */
    public static ModelSpec readSpec(Path folder) {
        Path file = folder.resolve(StoredModel.SPEC);
        try {
            ModelSpec spec = parsed(folder);
            if (spec == null || spec.architecture() == null || spec.id() == null) {
                throw new BadInputException(
                        "The model description " + file + " names no id or no architecture.");
            }
            require(file, "size", spec.size(), 32, 1024);
            int most = GivenFeatures.isIn(spec) ? GivenFeatures.MOST_STEPS : 64;
            require(file, "frames", spec.frames(), 1, most);
            require(file, "stride", spec.stride(), 1, spec.frames());
            if (spec.mean().size() != 3
                    || spec.std().size() != 3
                    || !spec.mean().stream().allMatch(Double::isFinite)
                    || !spec.std().stream().allMatch(v -> v > 0 && Double.isFinite(v))) {
                throw new BadInputException(
                        "The entries 'mean' and 'std' in "
                                + file
                                + " must be three numbers each, those of 'std' above 0.");
            }
            if (!(spec.temperature() > 0 && Double.isFinite(spec.temperature()))) {
                throw new BadInputException(
                        "The temperature in "
                                + file
                                + " must be a number above 0, not "
                                + spec.temperature()
                                + ".");
            }
            requireShort(file, spec);
            return spec.withHyper(
                    HyperValues.ofModel(architecture(file, spec), spec.hyper(), spec.id()));
        } catch (BadInputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Gson wraps what the record complains of in exceptions of no kind of their own.
            throw new BadInputException(
                    "The model description "
                            + file
                            + " is damaged or lacks an entry; it must be as an AffectJ training run"
                            + " writes it.",
                    e);
        }
    }

    private static ModelArchitecture architecture(Path file, ModelSpec spec) {
        try {
            return Architectures.get(spec.architecture());
        } catch (BadInputException e) {
            throw new BadInputException(
                    "%s names the architecture '%s', which is not there; it needs a newer AffectJ, or the plugin that brings it (there are %s)."
                            .formatted(
                                    file,
                                    ForeignText.of(spec.architecture()),
                                    String.join(", ", Architectures.keys())),
                    e);
        }
    }

    private static void requireShort(Path file, ModelSpec spec) {
        if (!ModelSpec.isDomain(spec.domain())) {
            throw new BadInputException(
                    "The entry 'domain' in %s must be a line of at most %d characters."
                            .formatted(file, ModelSpec.LONGEST_DOMAIN));
        }
        if (!spec.id().equals(ForeignText.of(spec.id()))) {
            throw new BadInputException(
                    "The entry 'id' in %s must be a line of at most %d characters."
                            .formatted(file, ForeignText.LONGEST));
        }
        if (spec.isStart()) {
            return;
        }
        try {
            spec.emotionLabels();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The labels in " + file + " can't be used: " + e.getMessage() + ".", e);
        }
    }

    private static ModelSpec parsed(Path folder) {
        byte[] text =
                ForeignFiles.bytes(
                        folder.resolve(StoredModel.SPEC), LONGEST_SPEC, "a model description");
        return GSON.fromJson(new String(text, StandardCharsets.UTF_8), ModelSpec.class);
    }

    /** Writes {@code model.json} into a folder, whole or not at all. */
    public static void writeSpec(Path folder, ModelSpec spec) {
        SafeFiles.writeText(folder.resolve(StoredModel.SPEC), GSON.toJson(spec) + "\n");
    }

    /** What is to be said of weights that can't be read or whose hash is not that of the spec. */
    public static Optional<BadInputException> foreignWeights(StoredModel model) {
        return foreignWeights(model.folder(), model.spec().sha256());
    }

    /** The same of any folder with weights. */
    static Optional<BadInputException> foreignWeights(Path folder, String told) {
        Path weights = folder.resolve(StoredModel.WEIGHTS);
        String actual;
        try {
            WeightsFile.requireFile(weights);
            actual = WeightsFile.sha256(weights);
        } catch (IOException e) {
            return Optional.of(
                    new BadInputException(
                            "The model %s has no readable %s (%s)."
                                    .formatted(folder, StoredModel.WEIGHTS, e.getMessage()),
                            e));
        }
        return actual.equals(told)
                ? Optional.empty()
                : Optional.of(
                        new BadInputException(
                                "The weights of the model "
                                        + folder
                                        + " are not those of its model.json: SHA-256 "
                                        + actual
                                        + " instead of "
                                        + told
                                        + "; install the model again."));
    }

    private static void require(Path file, String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new BadInputException(
                    "The entry '%s' in %s must be from %d to %d, not %d."
                            .formatted(name, file, min, max, value));
        }
    }
}
