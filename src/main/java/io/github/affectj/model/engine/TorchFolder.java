package io.github.affectj.model.engine;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PyTorch as {@code pip} or {@code conda} installs it: a package {@code torch} with native
 * libraries in {@code lib} and what they are in {@code version.py}.
 *
 * @param lib the folder of the libraries
 * @param version as {@code 2.7.1+cu126}
 * @param cuda the version of CUDA that it was built with, as {@code 12.6}; empty if it computes on
 *     the CPU alone, or on cards of another make
 */
record TorchFolder(Path lib, String version, Optional<String> cuda) {
    private static final String PACKAGE = "torch";
    private static final String ABOUT = "version.py";
    private static final long MOST_BYTES = 1 << 16;
    private static final Pattern VERSION = Pattern.compile("(?m)^__version__\\s*=\\s*'([^']+)'");

    /** {@code cuda: Optional[str] = '12.6'}, in older ones without the type; else None. */
    private static final Pattern CUDA = Pattern.compile("(?m)^cuda\\b[^=]*=\\s*'([^']+)'");

    /**
     * Finds it in what the user named.
     *
     * @param named a Python environment, its {@code site-packages}, {@code torch} in it, or {@code
     *     torch/lib}
     * @throws BadInputException if there is none
     */
    static TorchFolder find(String named) {
        try {
            Path folder = Path.of(named.strip()).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                throw new BadInputException(
                        "%s is no folder; %s".formatted(named.strip(), allowed()));
            }
            for (Path torch : places(folder)) {
                Path library = torch.resolve("lib").resolve(System.mapLibraryName(PACKAGE));
                if (Files.isRegularFile(library) && Files.isRegularFile(torch.resolve(ABOUT))) {
                    return of(torch);
                }
            }
            throw new BadInputException(
                    "There is no PyTorch in %s; %s".formatted(folder, allowed()));
        } catch (InvalidPathException | IOException | DirectoryIteratorException e) {
            throw new BadInputException(
                    "%s can't be read; %s".formatted(named.strip(), allowed()), e);
        }
    }

    private static String allowed() {
        return "a Python environment with PyTorch "
                + TorchChoice.VERSION
                + ", its folder site-packages, or the folder torch in that is needed.";
    }

    /** Where the package may lie, given any of the folders that may be named. */
    private static List<Path> places(Path folder) throws IOException {
        List<Path> places = new ArrayList<>(List.of(folder, folder.resolve(PACKAGE)));
        if (folder.endsWith("lib")) {
            places.add(folder.getParent());
        }
        places.add(folder.resolve("Lib/site-packages/torch")); // Windows
        for (Path lib : matching(folder, "lib{,64}")) {
            for (Path python : matching(lib, "python*")) {
                for (Path packages : matching(python, "{site,dist}-packages")) {
                    places.add(packages.resolve(PACKAGE));
                }
            }
        }
        return places;
    }

    private static List<Path> matching(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        folder,
                        entry ->
                                Files.isDirectory(entry)
                                        && folder.getFileSystem()
                                                .getPathMatcher("glob:" + pattern)
                                                .matches(entry.getFileName()))) {
            entries.forEach(found::add);
        }
        return found;
    }

    private static TorchFolder of(Path torch) {
        byte[] about = ForeignFiles.bytes(torch.resolve(ABOUT), MOST_BYTES, "PyTorch's version.py");
        String text = new String(about, StandardCharsets.ISO_8859_1);
        return new TorchFolder(
                torch.resolve("lib"), first(VERSION, text).orElse("unknown"), first(CUDA, text));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The version without what it was built for, as {@code 2.7.1}. */
    String release() {
        return version.replaceFirst("\\+.*", "");
    }

    /** As {@code PyTorch 2.7.1+cu126 in /home/me/env/lib/python3.11/site-packages/torch}. */
    @Override
    public String toString() {
        return "PyTorch " + version + " in " + folder();
    }

    /** The folder of the package. */
    Path folder() {
        return lib.getParent();
    }
}
