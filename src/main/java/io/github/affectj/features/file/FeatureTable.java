package io.github.affectj.features.file;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the features of a clip, and labels of its steps, from {@code .npy}, {@code .npz} or csv; by
 * the ending of the file.
 */
public final class FeatureTable {
    /** Ending of a file that holds several arrays by name. */
    public static final String PACK = ".npz";

    /** Bytes of a file at most; its values are limited once more. */
    static final long MOST_BYTES = 4L << 30;

    static final String WANTED = "a file of features";

    /** Ending of a file that holds one array. */
    private static final String ARRAY = ".npy";

    private FeatureTable() {}

    /** Whether a file holds several arrays by name. */
    public static boolean isPack(Path file) {
        return name(file).endsWith(PACK);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a matrix, steps x dimensions.
     *
     * @param file a {@code .npy} or a csv table
     * @throws BadInputException if it is no matrix of finite numbers
     */
    public static FeatureMatrix matrix(Path file) {
        if (name(file).endsWith(ARRAY)) {
            return matrix(array(file), file.toString());
        }
        return CsvFeatures.read(file);
    }

    /**
     * Reads a matrix out of an {@code .npz}.
     *
     * @param entry its name in there, {@code visual} say
     * @return null where there is none of that name
     */
    public static FeatureMatrix matrix(Path pack, String entry) {
        NumpyArray array = array(pack, entry);
        return array == null ? null : matrix(array, inPack(pack, entry));
    }

    /**
     * Reads a label a step.
     *
     * @param file a {@code .npy} of texts or whole numbers, or a text with a label a line
     * @return a label a step, empty where it has none
     */
    public static List<String> labels(Path file) {
        return name(file).endsWith(ARRAY)
                ? labels(array(file), file.toString())
                : CsvFeatures.labels(file);
    }

    /**
     * Reads a label a step out of an {@code .npz}.
     *
     * @return a label a step, empty where it has none; null where there is no such entry
     */
    public static List<String> labels(Path pack, String entry) {
        NumpyArray array = array(pack, entry);
        return array == null ? null : labels(array, inPack(pack, entry));
    }

    private static String inPack(Path pack, String entry) {
        return "'" + entry + "' of " + pack;
    }

    private static FeatureMatrix matrix(NumpyArray array, String where) {
        if (array.isText() || array.shape().length != 2 || array.size() == 0) {
            throw new BadInputException(
                    where
                            + " is "
                            + (array.isText() ? "an array of texts" : array.sizes())
                            + "; needed is a matrix of numbers, steps x dimensions, of one step at"
                            + " least.");
        }
        int columns = array.shape()[1];
        for (int i = 0; i < array.numbers().length; i++) {
            if (!Float.isFinite(array.numbers()[i])) {
                throw notFinite(where, i / columns, i % columns, array.numbers()[i]);
            }
        }
        return new FeatureMatrix(array.shape()[0], columns, array.numbers());
    }

    static BadInputException notFinite(String where, int step, int column, float value) {
        return new BadInputException(
                "%s has %s in step %d, column %d; features must be finite numbers."
                        .formatted(
                                where,
                                Float.isNaN(value) ? "NaN" : "an infinite number",
                                step + 1,
                                column + 1));
    }

    private static List<String> labels(NumpyArray array, String where) {
        boolean isRow =
                array.shape().length == 1 || (array.shape().length == 2 && array.shape()[1] == 1);
        if (!isRow) {
            throw new BadInputException(
                    where + " is " + array.sizes() + "; needed is a row of labels, one a step.");
        }
        if (array.isText()) {
            return Arrays.stream(array.texts()).map(FeatureTable::label).toList();
        }
        List<String> labels = new ArrayList<>();
        for (float value : array.numbers()) {
            if (value != Math.rint(value) || Float.isInfinite(value)) {
                throw new BadInputException(
                        where
                                + " has the label "
                                + value
                                + "; labels must be texts or whole numbers, -1 for none.");
            }
            labels.add(label(Long.toString((long) value)));
        }
        return labels;
    }

    /** A label as it is meant: {@code -1} is none. */
    static String label(String text) {
        String label = text.strip();
        return label.equals("-1") ? "" : label;
    }

    private static NumpyArray array(Path file) {
        try (InputStream in =
                new BufferedInputStream(ForeignFiles.open(file, MOST_BYTES, WANTED))) {
            return NumpyReader.read(in, file.toString());
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
    }

    private static NumpyArray array(Path pack, String entry) {
        ForeignFiles.require(pack, MOST_BYTES, WANTED);
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            ZipEntry found = zip.getEntry(entry + ARRAY);
            if (found == null) {
                return null;
            }
            try (InputStream in = new BufferedInputStream(zip.getInputStream(found))) {
                return NumpyReader.read(in, inPack(pack, entry));
            }
        } catch (ZipException e) {
            throw new BadInputException(
                    pack + " is no archive of NumPy (.npz), or it is cut off.", e);
        } catch (IOException e) {
            throw ForeignFiles.unreadable(pack, e);
        }
    }
}
