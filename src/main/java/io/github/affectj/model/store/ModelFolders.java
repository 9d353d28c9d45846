package io.github.affectj.model.store;

import io.github.affectj.base.ForeignText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where models lie: folders with a {@code model.json}, whatever that says. */
public final class ModelFolders {
    /** Environment variable that names one more folder with models, which comes first. */
    public static final String VARIABLE = "AFFECTJ_MODELS";

    /** The system property that does the same, and comes before the variable. */
    static final String PROPERTY = "affectj.models";

    /** Name of the folder in the application's, the project's or the working folder. */
    private static final String MODELS = "models";

    /** Where applications keep the jars of their plugins. */
    private static final Set<String> PLUGIN_FOLDERS = Set.of("jars", "plugins");

    /** What hidden folders begin with, as those of a model that is being installed. */
    private static final String HIDDEN = ".";

    /** How far above the jar the application's folder may be: Fiji/plugins/AffectJ/x.jar. */
    private static final int LEVELS = 3;

    private ModelFolders() {}

    /** The folders that are searched, in order; all exist. */
    static List<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        named().ifPresent(roots::add);
        above(jar()).forEach(folder -> roots.add(folder.resolve(MODELS)));
        roots.add(Path.of(MODELS).toAbsolutePath());
        return roots.stream().filter(Files::isDirectory).toList();
    }

    /** The folder that the user has named for models; it need not exist. */
    private static Optional<Path> named() {
        String variable = System.getenv(VARIABLE);
        String folder = System.getProperty(PROPERTY, variable == null ? "" : variable).strip();
        try {
            return folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What the classes were loaded from, a jar or a folder; null if that is no file. */
    private static Path jar() {
        CodeSource source = ModelFolders.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null; // only the working folder remains
        }
    }

    private static List<Path> above(Path jar) {
        List<Path> above = new ArrayList<>();
        for (Path at = jar; above.size() < LEVELS && at != null && at.getParent() != null; ) {
            at = at.getParent();
            above.add(at);
        }
        return above;
    }

    /**
     * Where new models are put; it need not exist yet. The folder that the user names by the
     * environment variable {@value #VARIABLE}; else {@code models} beside the folder of plugins or
     * jars that the plugin's jar lies in; else the first that is searched, as the project's; else
     * {@code models} in the working folder.
     */
    public static Path home() {
        return named().orElseGet(() -> home(jar(), roots()));
    }

    /**
     * The same where the user has named none.
     *
     * @param jar what the classes were loaded from, or null
     * @param roots the folders that are searched
     */
    static Path home(Path jar, List<Path> roots) {
        for (Path folder : above(jar)) {
            Path name = folder.getFileName();
            if (name != null
                    && folder.getParent() != null
                    && PLUGIN_FOLDERS.contains(name.toString().toLowerCase(Locale.ROOT))) {
                return folder.resolveSibling(MODELS);
            }
        }
        return roots.isEmpty() ? Path.of(MODELS).toAbsolutePath() : roots.get(0);
    }

    /**
     * The folders of all installed models by id, sorted; the first root's where several have it.
     */
    static Map<String, Path> installed() {
        return installed(roots());
    }

    /**
     * The same of some folders: models, starts and what finds something.
     *
     * @param roots folders with models
     */
    public static Map<String, Path> installed(List<Path> roots) {
        Map<String, Path> installed = new TreeMap<>();
        for (Path root : roots) {
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(f -> !f.getFileName().toString().startsWith(HIDDEN))
                        .filter(f -> Files.isRegularFile(f.resolve(StoredModel.SPEC)))
                        .forEach(f -> installed.putIfAbsent(f.getFileName().toString(), f));
            } catch (IOException e) {
                // A folder that can't be listed holds no model that could be used.
                continue;
            }
        }
        // Offered in lists, which Swing may draw as HTML.
        installed.keySet().removeIf(id -> id.startsWith("<") || !id.equals(ForeignText.of(id)));
        return installed;
    }

    /**
     * Where a model that somebody names may lie, in order.
     *
     * @param idOrPath id of an installed model, or path of a model folder
     */
    static List<Path> candidates(String idOrPath) {
        List<Path> candidates = new ArrayList<>();
        try {
            Path path = Path.of(idOrPath);
            if (path.isAbsolute() || path.getNameCount() > 1 || idOrPath.startsWith(HIDDEN)) {
                candidates.add(path.toAbsolutePath());
            } else if (!idOrPath.isBlank()) {
                roots().forEach(root -> candidates.add(root.resolve(path)));
                candidates.add(path.toAbsolutePath());
            }
        } catch (InvalidPathException e) {
            return List.of();
        }
        return candidates;
    }
}
