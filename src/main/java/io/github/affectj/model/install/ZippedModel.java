package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFolders;
import io.github.affectj.model.store.WeightsFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A model in a zip. Only the files of a model are unpacked, under names of ours and up to a size,
 * so that no name, link or size in the zip can do harm.
 */
final class ZippedModel {
    /** Bytes of a zip: the largest weights, and what else a run may hold. */
    private static final long MOST_BYTES = 2 * WeightsFile.MOST_BYTES;

    /** Files in a zip; with all of its runs and predictions a model has some hundred. */
    private static final int MOST_ENTRIES = 100_000;

    /** Names that would lie outside of the folder that a zip is unpacked to. */
    private static final Pattern OUTSIDE = Pattern.compile("(^|.*/)\\.\\.(/.*|$)|/.*|[A-Za-z]:.*");

    /** What macOS adds to each zip. */
    private static final String MAC = "__MACOSX/";

    private ZippedModel() {}

    /**
     * Unpacks it to the system's temporary folder.
     *
     * @throws BadInputException if there is none, or the zip is damaged
     */
    static FoundModel unpacked(Path path, Progress progress) {
        ForeignFiles.require(path, MOST_BYTES, "a zip with a model");
        Path folder = null;
        boolean whole = false;
        // Names that are marked as UTF-8 are read so; of others no letter can be a wrong one.
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
            Map<String, ZipEntry> files = files(path, zip);
            String spot = ModelSpot.of(path, files.keySet());
            String place =
                    path + (spot.isEmpty() ? "" : "/" + spot.substring(0, spot.length() - 1));
            folder = Files.createTempDirectory("affectj-model-");
            for (ModelFile file : ModelFile.values()) {
                ZipEntry entry = files.get(spot + file.fileName());
                if (entry != null) {
                    progress.update(0.1 * file.ordinal(), "unpacking " + file.fileName());
                    try (InputStream in = zip.getInputStream(entry)) {
                        file.copy(in, place, folder, progress);
                    }
                }
            }
            whole = true;
            return new FoundModel(folder, ForeignText.of(place), true);
        } catch (ZipException | EOFException e) {
            throw damaged(path, e);
        } catch (IOException e) {
            throw folder == null
                    ? ForeignFiles.unreadable(path, e)
                    : new BadInputException(
                            "%s can't be unpacked to %s (%s)."
                                    .formatted(
                                            ForeignText.of(path),
                                            ForeignText.of(folder.getParent()),
                                            e.getMessage()),
                            e);
        } finally {
            if (!whole) {
                SafeFolders.deleteQuietly(folder);
            }
        }
    }

    private static BadInputException damaged(Path path, IOException e) {
        String said = String.valueOf(e.getMessage());
        return new BadInputException(
                said.contains("encrypted")
                        ? "%s has a password; unpack it and import the folder."
                                .formatted(ForeignText.of(path))
                        : "%s is no whole zip file (%s); get it again."
                                .formatted(ForeignText.of(path), ForeignText.of(said)),
                e);
    }

    /** The files of a zip by name; of two with one name the first. */
    private static Map<String, ZipEntry> files(Path path, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw new BadInputException(
                    "%s holds %d files; a zip with a model may hold %d."
                            .formatted(ForeignText.of(path), zip.size(), MOST_ENTRIES));
        }
        Map<String, ZipEntry> files = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().replace('\\', '/');
            if (OUTSIDE.matcher(name).matches()) {
                throw new BadInputException(
                        "%s holds a file '%s', which would lie outside of the folder that it is unpacked to; no zip with a model has such."
                                .formatted(ForeignText.of(path), ForeignText.of(name)));
            }
            while (name.startsWith("./")) {
                name = name.substring(2);
            }
            if (!entry.isDirectory() && !name.startsWith(MAC)) {
                files.putIfAbsent(name, entry);
            }
        }
        return files;
    }
}
