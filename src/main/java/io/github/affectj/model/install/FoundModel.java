package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The files of a model that a person has named, before they are looked at. */
final class FoundModel implements AutoCloseable {
    private static final String SAFETENSORS = ".safetensors";
    private static final byte[] ZIP = {'P', 'K'};

    /** Entries of a folder that are looked at; a folder of a model has ten. */
    private static final int MOST_ENTRIES = 10_000;

    private final Path folder;
    private final String place;
    private final boolean temporary;

    /**
     * @param folder where the files lie now
     * @param place how a person calls it
     * @param temporary whether it goes when it is closed
     */
    FoundModel(Path folder, String place, boolean temporary) {
        this.folder = folder;
        this.place = place;
        this.temporary = temporary;
    }

    /**
     * Finds it in a folder or zip; out of a zip it is unpacked to the system's temporary folder.
     *
     * @param path a folder, a zip, or one of a model's own files in its folder
     * @throws BadInputException if there is none
     */
    static FoundModel of(Path path, Progress progress) {
        if (!Files.exists(path)) {
            throw new BadInputException(
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                            ? path + " is a link that leads nowhere."
                            : "There is no file or folder " + path + ".");
        }
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        String name = path.getFileName().toString();
        boolean own = Arrays.stream(ModelFile.values()).anyMatch(f -> f.fileName().equals(name));
        if (own && Files.exists(path.resolveSibling(ModelFile.SPEC.fileName()))) {
            return inFolder(path.toAbsolutePath().getParent());
        }
        if (ModelSpot.isPickle(name)) {
            throw ModelSpot.pickle(ForeignText.of(path) + " is");
        }
        if (name.endsWith(SAFETENSORS)) {
            throw new BadInputException(
                    "%s holds weights alone; the model.json that belongs to them, which tells network and labels, must lie beside."
                            .formatted(ForeignText.of(path)));
        }
        if (!isZip(path)) {
            throw new BadInputException(
                    "%s is neither the folder of a model nor a zip file; archives of other kinds must be unpacked first."
                            .formatted(ForeignText.of(path)));
        }
        return ZippedModel.unpacked(path, progress);
    }

    private static boolean isZip(Path path) {
        if (!Files.isRegularFile(path)) {
            return false; // a pipe would keep us waiting for ever
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException e) {
            throw new BadInputException(
                    "%s can't be read (%s)."
                            .formatted(
                                    ForeignText.of(path),
                                    Files.isReadable(path) ? e.getMessage() : "no right to do so"),
                    e);
        }
    }

    private static FoundModel inFolder(Path path) {
        Set<String> names = new LinkedHashSet<>();
        String spec = ModelFile.SPEC.fileName();
        for (Path entry : entries(path)) {
            String name = entry.getFileName().toString();
            names.add(Files.isDirectory(entry) ? name + "/" : name);
            for (String below : new String[] {spec, "model/" + spec}) {
                // A link or pipe of that name is told of when it is read.
                if (Files.exists(entry.resolve(below), LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name + "/" + below);
                }
            }
        }
        Path folder = path.resolve(ModelSpot.of(path, names));
        return new FoundModel(folder, folder.toString(), false);
    }

    private static Set<Path> entries(Path folder) {
        Set<Path> entries = new LinkedHashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                entries.add(entry);
                if (entries.size() == MOST_ENTRIES) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new BadInputException(
                    "The folder %s can't be read; is permission missing?"
                            .formatted(ForeignText.of(folder)),
                    e);
        }
        // In a folder of very many files, the two places that count all the same.
        for (String own : new String[] {ModelFile.SPEC.fileName(), "model"}) {
            if (Files.exists(folder.resolve(own), LinkOption.NOFOLLOW_LINKS)) {
                entries.add(folder.resolve(own));
            }
        }
        return entries;
    }

    /** Where the files lie now; others may lie there, too. */
    Path folder() {
        return folder;
    }

    /** How a person calls it: its folder, or its zip with the folder in it. */
    String place() {
        return place;
    }

    /** Whether it has a file. */
    boolean has(ModelFile file) {
        return Files.isRegularFile(folder.resolve(file.fileName()));
    }

    /** What is said of the files, with the place that the person knows in it. */
    BadInputException told(BadInputException e) {
        return temporary
                ? new BadInputException(e.getMessage().replace(folder.toString(), place), e)
                : e;
    }

    @Override
    public void close() {
        if (temporary) {
            SafeFolders.deleteQuietly(folder);
        }
    }
}
