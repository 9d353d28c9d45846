package io.github.affectj.overlay.regions;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.SafeFiles;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Selections in files of ImageJ: one in a {@code .roi}, several in a {@code .zip}. */
public final class RoiFiles {
    /** The ending of a file of one selection. */
    public static final String ROI = "roi";

    /** The ending of a file of several, as the ROI Manager writes it. */
    public static final String ZIP = "zip";

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_OF_ONE = 16 << 20;

    private RoiFiles() {}

    /**
     * Reads selections, whose names are those that ImageJ shows.
     *
     * @param path a {@code .roi} or {@code .zip}
     * @throws BadInputException if there is no such file, or no selection of ImageJ in it
     */
    public static List<Roi> read(Path path) {
        boolean zip = path.toString().toLowerCase(Locale.ROOT).endsWith("." + ZIP);
        byte[] bytes = ForeignFiles.bytes(path, MOST_BYTES, "a file of ImageJ's selections");
        List<Roi> rois = new ArrayList<>();
        if (!zip) {
            rois.add(decode(path, bytes, path.getFileName().toString()));
            return rois;
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith("." + ROI)) {
                    byte[] one = in.readNBytes(MOST_OF_ONE + 1);
                    if (one.length > MOST_OF_ONE) {
                        throw new BadInputException(
                                "%s: the selection %s has more than %d MB, which no selection of ImageJ has."
                                        .formatted(
                                                path,
                                                ForeignText.of(entry.getName()),
                                                MOST_OF_ONE >> 20));
                    }
                    rois.add(decode(path, one, entry.getName()));
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BadInputException(path + " is no whole zip file; save it again.", e);
        } catch (IOException e) {
            throw ForeignFiles.unreadable(path, e);
        }
        if (rois.isEmpty()) {
            throw new BadInputException(
                    path + " holds no selections of ImageJ (files that end in .roi).");
        }
        return rois;
    }

    private static Roi decode(Path path, byte[] bytes, String file) {
        String name = file.substring(0, file.length() - ROI.length() - 1);
        Roi roi;
        try {
            roi = new RoiDecoder(bytes, name).getRoi();
        } catch (IOException | RuntimeException e) {
            throw noSelection(path, file, e);
        }
        if (roi == null) {
            throw noSelection(path, file, null);
        }
        if (roi.getName() == null || roi.getName().isBlank()) {
            roi.setName(name);
        }
        return roi;
    }

    private static BadInputException noSelection(Path path, String file, Exception cause) {
        return new BadInputException(
                "%s: %s is no selection of ImageJ.".formatted(path, ForeignText.of(file)), cause);
    }

    /**
     * Writes selections, whole or not at all, so that the ROI Manager opens them.
     *
     * @param path a {@code .zip}, or a {@code .roi} for a single one
     * @throws BadInputException if there are several for a {@code .roi}, or the file can't be
     *     written
     */
    public static void write(List<Roi> rois, String format, Path path) {
        if (format.equals(ROI)) {
            if (rois.size() != 1) {
                throw new BadInputException(
                        "%s can hold one place of one region, not %d; a .zip holds them all."
                                .formatted(path, rois.size()));
            }
            SafeFiles.write(
                    path, file -> Files.write(file, RoiEncoder.saveAsByteArray(rois.get(0))));
            return;
        }
        SafeFiles.write(
                path,
                file -> {
                    try (ZipOutputStream out =
                            new ZipOutputStream(
                                    Files.newOutputStream(file), StandardCharsets.UTF_8)) {
                        Set<String> names = new HashSet<>();
                        for (Roi roi : rois) {
                            out.putNextEntry(new ZipEntry(free(roi.getName(), names)));
                            out.write(RoiEncoder.saveAsByteArray(roi));
                            out.closeEntry();
                        }
                    }
                });
    }

    /** The name of a file in the zip that no other has, without what parts folders. */
    private static String free(String name, Set<String> taken) {
        String plain = name.replaceAll("[/\\\\:]", "_");
        String free = plain;
        for (int i = 1; !taken.add(free); i++) {
            free = plain + "-" + i;
        }
        return free + "." + ROI;
    }
}
