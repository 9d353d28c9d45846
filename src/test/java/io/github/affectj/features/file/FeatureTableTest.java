package io.github.affectj.features.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatureTableTest {
    private static final float[] SIX = {1, 2, 3, 4, 5, 6};

    @TempDir Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String complaint(Runnable work) {
        return assertThrows(BadInputException.class, work::run).getMessage();
    }

    private static void assertSix(FeatureMatrix matrix) {
        assertEquals(2, matrix.steps());
        assertEquals(3, matrix.columns());
        assertArrayEquals(SIX, matrix.values());
    }

    @Test
    void floatsOfAllOrdersAreRead() throws IOException {
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        double[] six = {1, 2, 3, 4, 5, 6};
        assertSix(FeatureTable.matrix(file("a.npy", Numpy.matrix(2, 3, SIX))));
        assertSix(
                FeatureTable.matrix(
                        file("b.npy", Numpy.array(">f4", false, "2, 3", Numpy.floats(big, SIX)))));
        assertSix(
                FeatureTable.matrix(
                        file(
                                "c.NPY",
                                Numpy.array("<f8", false, "2, 3", Numpy.doubles(little, six)))));
        byte[] byColumns = Numpy.floats(little, 1, 4, 2, 5, 3, 6);
        assertSix(FeatureTable.matrix(file("d.npy", Numpy.array("<f4", true, "2, 3", byColumns))));
    }

    /** Files are read in blocks of 64 KiB. */
    @Test
    void arraysOfManyBlocksAreRead() throws IOException {
        int rows = 9001;
        float[] byRows = new float[rows * 3];
        float[] byColumns = new float[rows * 3];
        for (int i = 0; i < byRows.length; i++) {
            byRows[i] = i;
            byColumns[i % 3 * rows + i / 3] = i;
        }
        String shape = rows + ", 3";
        byte[] c = Numpy.floats(ByteOrder.LITTLE_ENDIAN, byRows);
        byte[] fortran = Numpy.floats(ByteOrder.LITTLE_ENDIAN, byColumns);
        FeatureMatrix read =
                FeatureTable.matrix(file("c.npy", Numpy.array("<f4", false, shape, c)));
        assertEquals(rows, read.steps());
        assertArrayEquals(byRows, read.values());
        assertArrayEquals(
                byRows,
                FeatureTable.matrix(file("f.npy", Numpy.array("<f4", true, shape, fortran)))
                        .values());
        Path cut = file("cut.npy", Numpy.array("<f4", false, shape, Arrays.copyOf(c, 70_000)));
        assertTrue(complaint(() -> FeatureTable.matrix(cut)).contains("is cut off"));
    }

    @Test
    void roomGrowsUpToWhatIsAllowedAndNotBeyond() {
        assertEquals(2048, NumpyReader.room(1024, 1025));
        assertEquals(5000, NumpyReader.room(1024, 5000));
        assertEquals(NumpyReader.MOST_VALUES, NumpyReader.room(67_108_864, 67_108_865));
    }

    @ParameterizedTest
    @CsvSource({"|i1, 1", "<i2, 2", "<i4, 4", "<i8, 8", "|u1, 1", "<u2, 2", "<u4, 4", "<u8, 8"})
    void wholeNumbersAreRead(String type, int width) throws IOException {
        byte[] data = new byte[6 * width];
        for (int i = 0; i < 6; i++) {
            data[i * width] = (byte) (i + 1);
        }
        assertSix(FeatureTable.matrix(file("i.npy", Numpy.array(type, false, "2, 3", data))));
    }

    @Test
    void signsAndTheirLackAreHeeded() throws IOException {
        byte[] ones = {(byte) 255, (byte) 255, (byte) 255, (byte) 255};
        assertEquals(-1, only("<i4", ones));
        assertEquals(4294967295f, only("<u4", ones));
        assertEquals(1.5f, only("<f2", new byte[] {0, 0x3E}));
        assertEquals(-65504f, only("<f2", new byte[] {(byte) 0xFF, (byte) 0xFB}));
        assertEquals((float) Math.pow(2, -24), only("<f2", new byte[] {1, 0}));
        assertEquals(1, only("|b1", new byte[] {1}));
    }

    private float only(String type, byte[] data) throws IOException {
        return FeatureTable.matrix(file("o.npy", Numpy.array(type, false, "1, 1", data)))
                .values()[0];
    }

    /** The engine's own reader and writer of this format are the other side. */
    @Test
    void whatWeWriteTheEngineReadsAndTheOtherWayRound() throws IOException {
        Path ours = folder.resolve("ours.npz");
        new NumpyWriter()
                .add("visual", new FeatureMatrix(2, 3, SIX))
                .add("names", List.of("pitch_hz", "Höhe", "\uD83D\uDE00"))
                .add("times", 0, 0.2f)
                .write(ours);
        assertSix(FeatureTable.matrix(ours, "visual"));
        assertEquals(
                List.of("pitch_hz", "Höhe", "\uD83D\uDE00"), FeatureTable.labels(ours, "names"));
        assertNull(FeatureTable.matrix(ours, "audio"));
        Path numbers = folder.resolve("numbers.npz");
        new NumpyWriter().add("visual", new FeatureMatrix(2, 3, SIX)).write(numbers);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray read = NDList.decode(manager, Files.readAllBytes(numbers)).get(0);
            assertEquals("visual", read.getName());
            assertEquals(new Shape(2, 3), read.getShape());
            assertArrayEquals(SIX, read.toFloatArray());
            NDArray theirs = manager.create(new double[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
            theirs.setName("audio");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new NDList(theirs).encode(out, NDList.Encoding.NPZ);
            assertSix(FeatureTable.matrix(file("theirs.npz", out.toByteArray()), "audio"));
        }
    }

    @Test
    void theSameValuesGiveTheSameBytes() throws IOException {
        for (String name : List.of("a.npz", "b.npz")) {
            new NumpyWriter()
                    .add("visual", new FeatureMatrix(2, 3, SIX))
                    .write(folder.resolve(name));
        }
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a.npz")),
                Files.readAllBytes(folder.resolve("b.npz")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3\\n4,5,6\\n",
                "1;2;3\\n4;5;6",
                "1\\t2\\t3\\n4\\t5\\t6\\n",
                "\"1\",\"2\",\"3\"\\n\"4\",\"5\",\"6\"\\n",
                "pitch,level,flux\\n1,2,3\\n4,5,6\\n",
                "\\uFEFFpitch,level,flux\\r\\n1, 2e0, 3.0\\r\\n4,5,6\\r\\n"
            })
    void tablesAreRead(String text) throws IOException {
        String plain =
                text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("\\uFEFF", "\uFEFF");
        assertSix(FeatureTable.matrix(Files.writeString(folder.resolve("x.csv"), plain)));
    }

    @Test
    void labelsAreTextsOrWholeNumbers() throws IOException {
        byte[] texts = "abc\0\0\0xy\0".getBytes(Charset.forName("UTF-32LE"));
        assertEquals(
                List.of("abc", "", "xy"),
                FeatureTable.labels(file("u.npy", Numpy.array("<U3", false, "3,", texts))));
        byte[] numbers = {1, 0, (byte) 255};
        assertEquals(
                List.of("1", "0", ""),
                FeatureTable.labels(file("n.npy", Numpy.array("|i1", false, "3, 1", numbers))));
        Path lines = Files.writeString(folder.resolve("l.csv"), "\uFEFFpos\n\n-1\n neg \n");
        assertEquals(List.of("pos", "", "", "neg"), FeatureTable.labels(lines));
        assertTrue(
                complaint(() -> FeatureTable.labels(written("h.npy", "<f4", "1,", 0, 0, 0, 0x3F)))
                        .contains("the label 0.5; labels must be texts or whole numbers"));
    }

    private Path written(String name, String type, String shape, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        try {
            return file(name, Numpy.array(type, false, shape, bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNoFiniteMatrixIsRefusedInASentence() throws IOException {
        Path nan = file("nan.npy", Numpy.matrix(2, 2, 1, 2, 3, Float.NaN));
        assertEquals(
                nan + " has NaN in step 2, column 2; features must be finite numbers.",
                complaint(() -> FeatureTable.matrix(nan)));
        Path row = written("row.npy", "<f4", "1,", 0, 0, 0, 0);
        assertTrue(complaint(() -> FeatureTable.matrix(row)).contains("is 1; needed is a matrix"));
        Path none = written("none.npy", "<f4", "0, 3");
        assertTrue(complaint(() -> FeatureTable.matrix(none)).contains("is 0 x 3; needed"));
        Path odd = written("odd.npy", "|O8", "1, 1", 1, 2, 3, 4, 5, 6, 7, 8);
        assertTrue(complaint(() -> FeatureTable.matrix(odd)).contains("of the type 'O8'"));
        Path infinite = Files.writeString(folder.resolve("inf.csv"), "1,2\n3,-inf\n");
        assertTrue(
                complaint(() -> FeatureTable.matrix(infinite))
                        .contains("has an infinite number in step 2, column 2"));
        Path ragged = Files.writeString(folder.resolve("ragged.csv"), "1,2\n3\n");
        assertEquals(
                ragged + " line 2 has 1 numbers, the lines before it 2.",
                complaint(() -> FeatureTable.matrix(ragged)));
        Path words = Files.writeString(folder.resolve("words.csv"), "a,b\n1,2\n3,x\n");
        assertEquals(
                words + " line 3: 'x' is no number.", complaint(() -> FeatureTable.matrix(words)));
        Path empty = Files.writeString(folder.resolve("names.csv"), "a,b\n");
        assertEquals(
                empty + " has no line of numbers.", complaint(() -> FeatureTable.matrix(empty)));
    }

    @Test
    void cutAndLyingFilesAreRefused() throws IOException {
        byte[] whole = Numpy.matrix(2, 3, SIX);
        Path cut = file("cut.npy", Arrays.copyOf(whole, whole.length - 1));
        assertEquals(
                cut + " is cut off: it ends before its last value.",
                complaint(() -> FeatureTable.matrix(cut)));
        Path lies = file("lies.npy", Numpy.array("<f4", false, "30000, 3000", new byte[8]));
        assertTrue(complaint(() -> FeatureTable.matrix(lies)).contains("is cut off"));
        Path giant = file("giant.npy", Numpy.array("<f4", false, "99999999999, 1", new byte[8]));
        assertTrue(complaint(() -> FeatureTable.matrix(giant)).contains("more than the"));
        Path text = file("text.npy", "hello world".getBytes(Charset.forName("UTF-8")));
        assertEquals(
                text + " is no array of NumPy (.npy).", complaint(() -> FeatureTable.matrix(text)));
        Path pack = Numpy.pack(folder.resolve("p.npz"), Map.of("visual", whole));
        byte[] zip = Files.readAllBytes(pack);
        Path half = file("half.npz", Arrays.copyOf(zip, zip.length / 2));
        assertTrue(
                complaint(() -> FeatureTable.matrix(half, "visual"))
                        .contains("is no archive of NumPy (.npz), or it is cut off"));
    }
}
