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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where models lie: folders with a {@code model.json}, whatever that says. */
final class ModelFolders {
    /** How far above the jar the application's folder may be: Fiji/plugins/AffectJ/x.jar. */
    private static final int LEVELS = 3;

    private ModelFolders() {}

    /** The folders that are searched, in order; all exist. */
    static List<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        CodeSource source = ModelFolders.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            try {
                Path at = Path.of(source.getLocation().toURI()).toAbsolutePath();
                for (int i = 0; i < LEVELS && at.getParent() != null; i++) {
                    at = at.getParent();
                    roots.add(at.resolve("models"));
                }
            } catch (URISyntaxException | IllegalArgumentException e) {
                // Not loaded from a file: only the working folder remains.
                roots.clear();
            }
        }
        roots.add(Path.of("models").toAbsolutePath());
        return roots.stream().filter(Files::isDirectory).toList();
    }

    /**
     * The folders of all installed models by id, sorted; the first root's where several have it.
     */
    static Map<String, Path> installed() {
        Map<String, Path> installed = new TreeMap<>();
        for (Path root : roots()) {
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(f -> Files.isRegularFile(f.resolve(StoredModel.SPEC)))
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
            if (path.isAbsolute() || path.getNameCount() > 1 || idOrPath.startsWith(".")) {
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
