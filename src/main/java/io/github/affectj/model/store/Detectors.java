package io.github.affectj.model.store;

import com.google.gson.Gson;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ExtensionPoints;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.ForeignText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds {@link Detector}s in the folders of {@link ModelStore}, by what they find. */
public final class Detectors {
    private static final Gson GSON = new Gson();
    private static final long LONGEST_SPEC = 1 << 20;

    private Detectors() {}

    /** What {@code model.json} of a detector holds; other entries are for people. */
    private record Spec(
            String id,
            String task,
            String architecture,
            String sha256,
            String licence,
            String domain) {}

    /** All that are installed, by id. */
    public static List<Detector> installed() {
        return ModelFolders.installed().values().stream()
                .map(Detectors::in)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The first that finds something.
     *
     * @param task as {@link Detector#SHOTS}
     * @param command the command that needs it, for the sentence
     * @throws BadInputException if there is none
     */
    public static Detector find(String task, String command) {
        return installed().stream()
                .filter(detector -> detector.task().equals(task))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "%s needs a model with \"task\": \"%s\" in its model.json in a folder models, as AffectJ's zip brings it; install AffectJ again."
                                                .formatted(command, task)));
    }

    /**
     * A network without weights of the kind that a detector names.
     *
     * @param kinds the extension point for what it finds
     * @throws BadInputException if none of these has that name
     */
    public static <N, A extends DetectorArchitecture<N>> N network(
            Detector detector, Class<A> kinds) {
        List<A> all = ExtensionPoints.all(kinds);
        return all.stream()
                .filter(a -> a.key().equals(detector.architecture()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "The entry 'architecture' in the model.json of %s is '%s'; allowed are %s."
                                                .formatted(
                                                        ForeignText.of(detector.folder()),
                                                        detector.architecture(),
                                                        String.join(
                                                                ", ",
                                                                all.stream()
                                                                        .map(A::key)
                                                                        .sorted()
                                                                        .toList()))))
                .build();
    }

    /** The detector that lies in a folder; empty where there is another model, or a damaged one. */
    public static Optional<Detector> in(Path folder) {
        try {
            byte[] text =
                    ForeignFiles.bytes(
                            folder.resolve(StoredModel.SPEC), LONGEST_SPEC, "a model description");
            Spec spec = GSON.fromJson(new String(text, StandardCharsets.UTF_8), Spec.class);
            if (spec == null || spec.task() == null) {
                return Optional.empty();
            }
            return Optional.of(
                    new Detector(
                            folder,
                            line(spec.id()),
                            line(spec.task()),
                            line(spec.architecture()),
                            line(spec.sha256()),
                            line(spec.licence()),
                            line(spec.domain())));
        } catch (RuntimeException | StackOverflowError e) {
            // What is damaged is told where it is used as a model.
            return Optional.empty();
        }
    }

    private static String line(String text) {
        return ForeignText.of(Objects.requireNonNullElse(text, ""));
    }

    /**
     * Refuses a detector where a model is asked for.
     *
     * @param allowed end of the sentence: what can be given
     */
    static void refuse(Path folder, String idOrPath, String allowed) {
        in(folder)
                .ifPresent(
                        detector -> {
                            throw new BadInputException(
                                    "The model '%s' finds %s and names no emotions; %s."
                                            .formatted(
                                                    ForeignText.of(idOrPath),
                                                    detector.task(),
                                                    allowed));
                        });
    }
}
