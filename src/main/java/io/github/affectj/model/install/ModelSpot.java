package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a folder or zip the model lies: in itself, in {@code model/} as in the folder of a
 * training, or in the only folder of it that holds one in one of these two ways.
 */
final class ModelSpot {
    /** Ends of files that PyTorch pickles. */
    private static final Set<String> PICKLES =
            Set.of("pt", "pth", "bin", "ckpt", "pkl", "pickle", "joblib");

    private static final String RUN = "model/";

    /** What the folder of a training has from its first epoch on. */
    private static final String CHECKPOINT = "/checkpoint/";

    private static final int MOST_NAMES = 5;

    private ModelSpot() {}

    /** Whether a file is a pickle by its name. */
    static boolean isPickle(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PICKLES.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }

    /**
     * Chooses.
     *
     * @param path the folder or zip, for the sentence
     * @param names files with {@code /} between their parts; those of {@code model.json} suffice,
     *     all others only tell more where there is none
     * @return what stands before {@code model.json}: empty, or a folder with a {@code /} at its end
     * @throws BadInputException if there is none, or several
     */
    static String of(Path path, Collection<String> names) {
        Set<String> folders = new TreeSet<>();
        String spec = ModelFile.SPEC.fileName();
        for (String name : names) {
            if (name.equals(spec) || name.endsWith("/" + spec)) {
                folders.add(name.substring(0, name.length() - spec.length()));
            }
        }
        for (String own : List.of("", RUN)) {
            if (folders.contains(own)) {
                return own;
            }
        }
        Set<String> tops = new TreeSet<>();
        for (String folder : folders) {
            String top = folder.substring(0, folder.indexOf('/') + 1);
            if (folder.equals(top) || folder.equals(top + RUN)) {
                tops.add(top);
            }
        }
        if (tops.size() == 1) {
            String top = tops.iterator().next();
            return folders.contains(top) ? top : top + RUN;
        }
        throw tops.isEmpty() ? none(path, names) : several(path, tops);
    }

    private static BadInputException several(Path path, Set<String> tops) {
        List<String> shown =
                tops.stream()
                        .limit(MOST_NAMES)
                        .map(top -> ForeignText.of(top.substring(0, top.length() - 1)))
                        .toList();
        return new BadInputException(
                "%s holds several models (%s%s); import them one by one, each as a folder or zip of its own."
                        .formatted(
                                ForeignText.of(path),
                                String.join(", ", shown),
                                tops.size() > shown.size() ? ", ..." : ""));
    }

    private static BadInputException none(Path path, Collection<String> names) {
        String needed =
                "a model is a folder or zip with %s and %s, as Train Emotion Model... writes it"
                        .formatted(ModelFile.SPEC.fileName(), ModelFile.WEIGHTS.fileName());
        if (names.stream().anyMatch(name -> ("/" + name).contains(CHECKPOINT))) {
            return new BadInputException(
                    "%s is the folder of a training that has not ended, and holds no model yet; go on with it by Train Emotion Model... with resume=true."
                            .formatted(ForeignText.of(path)));
        }
        if (names.stream().anyMatch(ModelSpot::isPickle)) {
            return pickle(ForeignText.of(path) + " holds");
        }
        return new BadInputException(
                "%s holds no model; %s.".formatted(ForeignText.of(path), needed));
    }

    /**
     * Refuses a pickle.
     *
     * @param who the start of the sentence, as {@code x.pt is}
     */
    static BadInputException pickle(String who) {
        return new BadInputException(
                "%s a pickle of PyTorch (.pt, .pth, .bin or the like), which AffectJ never opens, since it can run any program; a model is a folder or zip with %s and %s."
                        .formatted(who, ModelFile.SPEC.fileName(), ModelFile.WEIGHTS.fileName()));
    }
}
