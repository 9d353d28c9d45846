package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Tables that nobody wrote on purpose: each is read, or refused in a sentence with its line. */
class ManifestFuzzTest {
    private static final Path FOLDER = Path.of("target", "fuzz-" + ProcessHandle.current().pid());
    private static final Path FILE = FOLDER.resolve(ClipDataset.MANIFEST);

    /** What a sentence about the table as a whole, or about groups, says. */
    private static final String WHOLE =
            ".*(names no clips|is an empty table|is empty|these cross).*";

    @BeforeContainer
    static void makeClips() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("a.gif"), "not read here");
        Files.writeString(FOLDER.resolve("b.gif"), "not read here");
    }

    @AfterContainer
    static void removeClips() throws IOException {
        for (String name : List.of("a.gif", "b.gif", ClipDataset.MANIFEST)) {
            Files.deleteIfExists(FOLDER.resolve(name));
        }
        Files.delete(FOLDER);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "a.gif",
                        "b.gif",
                        "train",
                        "val",
                        "test",
                        "Train ",
                        "sad",
                        "Glück",
                        "",
                        " ",
                        "path",
                        "label",
                        "split",
                        "group",
                        "gender",
                        "p_sad",
                        "p_",
                        "0.5",
                        "1",
                        "-0.5",
                        "\"a\"",
                        "\"",
                        "\"x\ny\"",
                        "=1+1",
                        "../a.gif",
                        "/",
                        "c\\d.gif",
                        "\0",
                        "\uFEFF",
                        "sep=;",
                        "female",
                        "NaN",
                        "1e400"),
                Arbitraries.strings().ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> separator = Arbitraries.of(",", ";", "\t", "|");
        Arbitrary<List<List<String>>> rows =
                cells().list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(8);
        Arbitrary<String> head =
                Arbitraries.of(
                        "",
                        "path,label,split",
                        "Path,LABEL,split,group",
                        "path,p_sad,p_Glück,raters",
                        "sep=;");
        Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r");
        return Combinators.combine(head, rows, separator, end)
                .as(
                        (h, all, s, e) ->
                                h.replace(",", s)
                                        + e
                                        + all.stream()
                                                .map(row -> String.join(s, row))
                                                .collect(Collectors.joining(e)));
    }

    private static void readOrRefused(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try {
            ClipDataset set = ClipDataset.open(FOLDER);
            assertFalse(set.samples().isEmpty());
            assertTrue(set.labels().stream().allMatch(l -> LabelPlaces.complaint(l) == null));
        } catch (BadInputException e) {
            String sentence = e.getMessage();
            assertTrue(sentence.matches("(.*line [1-9].*|" + WHOLE + ")"), sentence);
            assertTrue(
                    sentence.contains(ClipDataset.MANIFEST) || sentence.contains("cross"),
                    sentence);
            assertTrue(sentence.length() < 1000, sentence);
        }
    }

    @Property(tries = 2000)
    void anyTableIsReadOrRefused(@ForAll("tables") String table) throws IOException {
        readOrRefused(table.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
        readOrRefused(bytes);
    }

    /** A good table in an encoding, some of whose bytes are changed, left out or doubled. */
    @Property(tries = 1000)
    void aDamagedTableIsReadOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> charsets = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");
        byte[] bytes =
                "\"path\",label,split\na.gif,Glück,train\nb.gif,\"sad\",train\na.gif,Glück,val\n"
                        .getBytes(Charset.forName(charsets.get(random.nextInt(4))));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int end = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
        readOrRefused(java.util.Arrays.copyOf(bytes, end));
        if (changes == 0 && end == bytes.length) {
            assertEquals(3, ClipDataset.open(FOLDER).samples().size());
        }
    }
}
