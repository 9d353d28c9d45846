package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFolders;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.store.ModelFolders;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks models and puts them where commands find them by name. */
public final class ModelInstaller {
    /** What AffectJ comes with: nobody is told to delete one of these. */
    static final Set<String> SHIPPED =
            Set.of(
                    "av3-gru-attention",
                    "face-kinds",
                    "gif7-resnet18-convgru",
                    "mtcnn",
                    "resnet18-imagenet",
                    "transnetv2");

    private ModelInstaller() {}

    /**
     * Installs a model: its own files alone, whole or not at all.
     *
     * @param path folder of a model or of a training, or a zip with one
     * @param home folder of models, as {@link ModelFolders#home}; made if needed
     * @param progress told how far it is
     * @return where it lies now; the same model is not installed twice
     * @throws BadInputException if it is damaged or unknown, another model has its name, or it
     *     can't be written; nothing is changed then
     */
    public static InstalledModel install(Path path, Path home, Progress progress) {
        progress.update(0, "looking at the model");
        try (FoundModel found = FoundModel.of(path.toAbsolutePath(), progress)) {
            return install(found, home, progress);
        }
    }

    private static InstalledModel install(FoundModel found, Path home, Progress progress) {
        ModelSpec spec;
        String name;
        try {
            spec = ModelCheck.spec(found.folder());
            name = ModelName.of(spec.id());
        } catch (BadInputException e) {
            throw found.told(e);
        }
        List<Path> roots = new ArrayList<>(ModelStore.roots());
        roots.add(home);
        Map<String, Path> there = ModelFolders.installed(roots);
        Optional<Path> same = there.values().stream().filter(f -> says(f, spec)).findFirst();
        if (same.isPresent()) {
            return alreadyThere(same.get(), spec, found, progress);
        }
        requireFree(name, there, home);
        requireWritable(home);
        progress.update(0.4, "trying the model");
        boolean computed;
        try {
            computed = ModelCheck.computes(found.folder(), progress);
        } catch (BadInputException e) {
            throw found.told(e);
        }
        progress.update(0.8, "installing the model");
        Path target = home.resolve(name);
        SafeFolders.write("path", target, folder -> copy(found, spec, folder, progress));
        progress.update(1, "installed " + name);
        return new InstalledModel(
                new StoredModel(target, spec),
                found.place(),
                true,
                computed,
                found.has(ModelFile.CARD));
    }

    /** Whether a folder's model says just the same of itself, hash of the weights included. */
    private static boolean says(Path folder, ModelSpec spec) {
        try {
            return ModelStore.readSpec(folder).equals(spec);
        } catch (BadInputException e) {
            return false; // a damaged one is told of where it is used
        }
    }

    private static InstalledModel alreadyThere(
            Path folder, ModelSpec spec, FoundModel found, Progress progress) {
        try {
            boolean computed = ModelCheck.computes(folder, progress);
            return new InstalledModel(
                    new StoredModel(folder, spec), found.place(), false, computed, true);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "This model is installed already in %s, but damaged there; delete that folder and import it again (%s)."
                            .formatted(folder, e.getMessage().replaceAll("\\.$", "")),
                    e);
        }
    }

    private static void requireFree(String name, Map<String, Path> there, Path home) {
        Path taken = home.resolve(name);
        // Folders whose names differ in case alone are one on some systems.
        for (Map.Entry<String, Path> one : there.entrySet()) {
            if (one.getKey().equalsIgnoreCase(name)) {
                taken = one.getValue();
            }
        }
        if (there.containsValue(taken)) {
            throw new BadInputException(
                    "Another model is installed as '%s' in %s and stays; to have both, change the entry \"id\" in the model.json of the new one (unpack a zip first)%s."
                            .formatted(
                                    taken.getFileName(),
                                    taken,
                                    SHIPPED.contains(taken.getFileName().toString())
                                            ? ""
                                            : "; to replace it, delete that folder first"));
        }
        if (Files.exists(taken, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(taken)) {
            throw new BadInputException(
                    "The model would lie in %s, but that holds something that is no model; move or delete it first."
                            .formatted(taken));
        }
    }

    private static boolean isEmptyFolder(Path path) {
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            return false; // no folder, or one that nobody may look into
        }
    }

    private static void requireWritable(Path home) {
        Path at = home.toAbsolutePath();
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        if (at == null || !Files.isDirectory(at) || !Files.isWritable(at)) {
            throw new BadInputException(
                    "There is no right to write to the folder of models, %s; start ImageJ with that right, or with the environment variable %s, which names a folder of your own for models."
                            .formatted(ForeignText.of(home), ModelFolders.VARIABLE));
        }
    }

    private static void copy(FoundModel found, ModelSpec spec, Path folder, Progress progress) {
        try {
            for (ModelFile file : ModelFile.values()) {
                boolean taken = file != ModelFile.FAMILIARITY || !spec.familiarity().isEmpty();
                if (taken && found.has(file)) {
                    Path from = found.folder().resolve(file.fileName());
                    try (InputStream in = Files.newInputStream(from)) {
                        file.copy(in, found.place(), folder, progress);
                    }
                }
            }
            Path weights = folder.resolve(StoredModel.WEIGHTS);
            if (!WeightsFile.sha256(weights, progress).equals(spec.sha256())) {
                throw new IOException("what was written is not what was read");
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The model can't be written to %s (%s); nothing was changed."
                            .formatted(ForeignText.of(folder.getParent()), e.getMessage()),
                    e);
        }
    }
}
