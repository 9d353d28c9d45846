package io.github.affectj.training.data;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.OddFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.result.FigureBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static final String TABLE =
            "path,label,split\na.gif,Glück,train\nb.gif,sad,train\na.gif,Glück,val\n";

    @TempDir Path temp;

    @BeforeEach
    void clips() throws IOException {
        Files.writeString(temp.resolve("a.gif"), "not read here");
        Files.writeString(temp.resolve("b.gif"), "not read here");
    }

    private ClipDataset read(byte[] bytes) throws IOException {
        Files.write(temp.resolve(ClipDataset.MANIFEST), bytes);
        return ClipDataset.open(temp);
    }

    private ClipDataset read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void complains(String text, String... parts) {
        complains(text.getBytes(StandardCharsets.UTF_8), parts);
    }

    private void complains(byte[] bytes, String... parts) {
        String message = assertThrows(BadInputException.class, () -> read(bytes)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    private static void isTheTable(ClipDataset set) {
        assertEquals(List.of("Glück", "sad"), set.labels());
        assertEquals(2, set.split("train").size());
        assertEquals(1, set.split("val").size());
    }

    @Test
    void partsOfFilmsAreClips() throws IOException {
        ClipDataset set =
                read("path,start,end,label\na.gif,0,1.5,x\na.gif,1.5,,y\nb.gif,,2,x\nb.gif,,,y\n");
        assertEquals(
                List.of(
                        new Span(0, 1.5),
                        new Span(1.5, POSITIVE_INFINITY),
                        new Span(0, 2),
                        Span.WHOLE),
                set.samples().stream().map(Sample::span).toList());
        assertEquals(
                List.of("a.gif#0.0-1.5", "a.gif#1.5-end", "b.gif#0.0-2.0", "b.gif"),
                set.samples().stream().map(s -> s.nameIn(set.folder())).toList());
        assertEquals(List.of(), set.notes());
    }

    @ParameterizedTest
    @CsvSource({
        "'2,1', 'the end 1.0 s is not after the start 2.0 s'",
        "'1,1', 'the end 1.0 s is not after the start 1.0 s'",
        "'-1,1', 'start=-1 is no time'",
        "'NaN,1', 'start=NaN is no time'",
        "'0,1e999', 'end=1e999 is no time'",
        "'00:01,2', 'start=00:01 is no time; needed are seconds'"
    })
    void aPartThatIsNoneIsRefused(String times, String told) {
        complains("path,start,end,label\na.gif," + times + ",x\n", "line 2", told);
    }

    @Test
    void partsOfOneFilmInTwoSplitsAreSpokenOf() throws IOException {
        ClipDataset set =
                read(
                        "path,start,end,label,split\na.gif,0,1,x,train\na.gif,1,2,y,train\na.gif,2,3,x,val\n"
                                + "b.gif,0,1,x,val\n");
        assertEquals(1, set.notes().size());
        assertTrue(
                set.notes().get(0).contains("(1 film; the first is a.gif: train, val)"),
                set.notes().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void readsAllSeparators(String separator) throws IOException {
        isTheTable(read(TABLE.replace(",", separator)));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, true", "UTF-16BE, true", "UTF-8, true",
        "UTF-16LE, false", "UTF-16BE, false", "UTF-8, false"
    })
    void readsUnicodeWithAndWithoutMark(Charset charset, boolean marked) throws IOException {
        ClipDataset set = read(((marked ? "\uFEFF" : "") + TABLE).getBytes(charset));
        isTheTable(set);
        assertEquals(List.of(), set.notes());
    }

    @Test
    void readsWindows1252AndSaysSo() throws IOException {
        ClipDataset set = read(TABLE.getBytes(Charset.forName("windows-1252")));
        isTheTable(set);
        assertEquals(1, set.notes().size());
        String note = set.notes().get(0);
        assertTrue(note.contains("manifest.csv line 2") && note.contains("Windows-1252"), note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path,label,split\n\n,,\na.gif,Glück,train\n ,, \n\nb.gif,sad,train\na.gif,Glück,val\n,,\n",
                "sep=,\nPath , LABEL,  Split\na.gif, Glück ,TRAIN\nb.gif,sad,Train\na.gif,Glück,val",
                "sep=;\r\nPATH;LABEL;SPLIT\r\na.gif;Glück;train\r\nb.gif;sad;train\r\na.gif;Glück;val\r\n",
                "\n\"sep=,\"\n\"path\",\"label\",\"split\",,\na.gif,Glück,train,,\nb.gif,sad,train,,,,\na.gif,Glück,val,,",
                "label,split,path\rGlück,train,a.gif\rsad,train,b.gif\rGlück,val,a.gif\r"
            })
    void readsWhatSpreadsheetsWrite(String text) throws IOException {
        isTheTable(read(text));
    }

    /** The lines that are told are those of the file, whatever stands above. */
    @Test
    void countsTheLinesOfTheFile() {
        complains("sep=;\n\npath;label;split\n\n;;\na.gif;x;train\nz.gif;x;train\n", "line 7");
        complains("\r\npath,label,split\r\na.gif,\"x\r\ny\",train\r\n", "line 4", "line break");
        complains("path,label,split\na.gif,x,train\na.gif,x,train,more\n", "line 3", "4 values");
        complains(
                "path,label,split\na.gif,x,train\na.gif,\"x,train\nb.gif,x,val\n",
                "line 3",
                "quotation");
        complains("path,label,split\na.gif,x,train\na.gif,\"x\"y,train\n", "line 3", "quotation");
        complains("path,label,label,split\na.gif,x,x,train\n", "line 1", "'label'", "twice");
        complains("file,label,split\na.gif,x,train\n", "line 1", "'path'");
        complains("path,label,split\n,x,train\n", "line 2", "no path");
        complains("path,label,split\na.gif,,train\n", "line 2", "no label");
        complains("path,label,split\na\u0000.gif,x,train\n", "line 2");
    }

    @Test
    void namesTheLineOfLettersThatAreOfNoEncoding() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("path,label,split\na.gif,x,train\na.gif,".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {(byte) 0xFC, (byte) 0x81});
        bytes.write(",val\n".getBytes(StandardCharsets.UTF_8));
        complains(bytes.toByteArray(), "line 3", "UTF-8");
        complains("PK\u0003\u0004 and more", "workbook", "CSV");
    }

    @Test
    void tellsTheLimitsOfLabels() throws IOException {
        complains(
                "path,label,split\na.gif," + "x".repeat(1_000_000) + ",train\n",
                "line 2",
                "1000000",
                "100");
        StringBuilder rows = new StringBuilder("path,label,split\n");
        for (int i = 0; i <= LabelPlaces.MOST_LABELS; i++) {
            rows.append("a.gif,label ").append(i).append(",train\n");
        }
        complains(rows.toString(), "line " + (LabelPlaces.MOST_LABELS + 2), "4000 labels");
        String message =
                assertThrows(
                                BadInputException.class,
                                () -> read("path,label,split\na.gif,x," + "y".repeat(100_000)))
                        .getMessage();
        assertTrue(message.length() < 400, message);
    }

    /** One writer composes letters with accents, another takes them apart. */
    @Test
    void spellingsOfAnAccentAreOneLabelAndOneFile() throws IOException {
        String apart = Normalizer.normalize("Glück", Normalizer.Form.NFD);
        Files.createDirectories(temp.resolve(apart));
        Files.writeString(temp.resolve(apart).resolve(apart + ".gif"), "x");
        ClipDataset set =
                read(
                        "path,label,split\nGlück/Glück.gif,Glück,train\n"
                                + "b.gif,sad,train\na.gif,%s,val\n".formatted(apart));
        isTheTable(set);
        assertTrue(Files.isRegularFile(set.split("train").get(0).path()));
    }

    @Test
    void readsPathsAsWindowsWritesThem() throws IOException {
        Files.createDirectories(temp.resolve("c"));
        Files.writeString(temp.resolve("c").resolve("x.gif"), "x");
        assertEquals(1, read("path,label,split\nc\\x.gif,x,train\n").samples().size());
    }

    @Test
    void manyFilesOfAFolderAreFoundAndAMissingOneIsNamed() throws IOException {
        StringBuilder rows = new StringBuilder("path,label,split\n");
        for (int i = 0; i < 200; i++) {
            Files.writeString(temp.resolve("n" + i + ".gif"), "x");
            rows.append("n" + i + ".gif,x,train\n");
        }
        assertEquals(200, read(rows.toString()).samples().size());
        complains(rows + "m.gif,x,train\n", "line 202", "no file m.gif");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeOrAHugeFileIsToldAtOnce() throws IOException {
        Path manifest = temp.resolve(ClipDataset.MANIFEST);
        OddFiles.pipe(manifest);
        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> complains("is a pipe or a device; a table of clips"));
        Files.delete(manifest);
        OddFiles.sparse(manifest, TABLE, 1L << 40);
        complains("a table of clips may have 512 MB");
    }

    private void complains(String part) {
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(temp)).getMessage();
        assertTrue(message.contains(part), message);
    }

    /** A table may be long, and what it names far away. */
    @Test
    void hearsACancelAtEachRow() throws IOException {
        read(TABLE);
        AtomicInteger asked = new AtomicInteger();
        Progress stopped =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        // Nobody listens.
                    }

                    @Override
                    public boolean isCancelled() {
                        return asked.incrementAndGet() == 2;
                    }
                };
        assertThrows(CancelledException.class, () -> ClipDataset.open(temp, "", stopped));
        assertEquals(2, asked.get());
    }

    @Test
    void aFigureIsABoxOrNothing() throws IOException {
        ClipDataset set =
                read("path,label,split,Figure\na.gif,sad,train,\"1,2,30,40\"\nb.gif,sad,train,\n");
        assertEquals(new FigureBox(1, 2, 30, 40), set.samples().get(0).figure());
        assertNull(set.samples().get(1).figure());
        complains(
                "path,label,split,figure\na.gif,sad,train,\"1,2,30\"\n",
                "line 2",
                "the figure '1,2,30' is no box; needed are x,y,width,height in pixels");
    }
}
