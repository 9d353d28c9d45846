package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.model.TestModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of all sorts. */
class ClipNamesTest {
    private static final List<String> ENDINGS = List.of("csv", "json");

    @TempDir Path folder;

    private static ClipFile file(String relative) {
        return new ClipFile(Path.of("x"), relative, 1, 1);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<String> part =
                Arbitraries.strings()
                        .withChars("aAäÄßıİ.\u0308\u00e4'\"[]{}~2 \n=-+@,;<>&%#\u200e\u4e2d")
                        .ofMinLength(1)
                        .ofMaxLength(5)
                        .filter(p -> !p.equals(".") && !p.equals(".."));
        Arbitrary<String> longPart =
                Arbitraries.of("x".repeat(250), "x".repeat(249) + "y", "\u4e2d".repeat(80));
        Arbitrary<String> any =
                Arbitraries.oneOf(part, part, longPart, Arbitraries.of("a", "a.csv", "a.CSV"));
        return any.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("/", parts))
                .set()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void noTwoClipsShareACellOrAFile(@ForAll("names") Set<String> paths) {
        List<ClipFile> files = new TreeSet<>(paths).stream().map(ClipNamesTest::file).toList();
        ClipNames names = new ClipNames(files, ENDINGS);
        Set<String> cells = new HashSet<>();
        Set<String> own = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (ClipFile file : files) {
            String cell = names.cell(file);
            assertTrue(cells.add(cell), cell);
            assertTrue(cell.chars().noneMatch(Character::isISOControl), cell);
            assertFalse("=+-@".indexOf(cell.charAt(0)) >= 0, cell);
            for (String ending : ENDINGS) {
                String name = names.file(file, ending);
                assertTrue(own.add(name.toLowerCase(Locale.ROOT)), name);
                String last = name.substring(name.lastIndexOf('/') + 1);
                assertTrue(last.getBytes(StandardCharsets.UTF_8).length <= 180, last);
                assertTrue(last.endsWith("." + ending), last);
                String parent = file.relative().substring(0, file.relative().lastIndexOf('/') + 1);
                assertTrue(name.startsWith(parent), "the folders stay as they are");
                for (int i = name.indexOf('/'); i >= 0; i = name.indexOf('/', i + 1)) {
                    folders.add(name.substring(0, i).toLowerCase(Locale.ROOT));
                }
            }
        }
        own.retainAll(folders);
        assertEquals(Set.of(), own, "a file can't have the name of a folder");
    }

    @Test
    void pathsThatNoCellTakesStayDifferent() {
        String deep = "folder/".repeat(300);
        List<ClipFile> files = List.of(file(deep + "a.gif"), file(deep + "b.gif"));
        ClipNames names = new ClipNames(files, ENDINGS);
        assertTrue(names.cell(files.get(0)).endsWith("/folder/a.gif"));
        assertTrue(names.cell(files.get(1)).length() < 1100);
        assertFalse(names.cell(files.get(0)).equals(names.cell(files.get(1))));
    }

    @Test
    void plainNamesStayAsTheyAre() {
        List<ClipFile> files = List.of(file("a/b c.gif"), file("a/b c.mp4"), file("über.gif"));
        ClipNames names = new ClipNames(files, ENDINGS);
        assertEquals("a/b c.gif", names.cell(files.get(0)));
        assertEquals("a/b c.gif.csv", names.file(files.get(0), "csv"));
        assertEquals("a/b c.mp4.json", names.file(files.get(1), "json"));
        assertEquals("über.gif.csv", names.file(files.get(2), "csv"));
    }

    @Test
    void clipsOfOddNamesAreAnalysedAndFoundInTheTables() throws IOException {
        Path input = folder.resolve("in [of] 'all'");
        List<String> odd =
                List.of(
                        "=cmd|' !A0.gif",
                        "a \"b\" (c) [d] {e}.gif",
                        "new\nline.GIF",
                        "new line.GIF",
                        "über, ß; \u4e2d\u6587.Gif",
                        "100% #1 & <b>.gif",
                        "frames.csv",
                        "sub.csv/x.gif",
                        "sub",
                        "y".repeat(240) + ".gif");
        for (String name : odd) {
            Clips.gif(input.resolve(name), 1, name.length());
        }
        Path output = folder.resolve("out");
        FolderReport report =
                FolderAnalysis.run(
                        FolderSettings.of(input, output)
                                .withModel(TestModels.store(folder).toString()),
                        Drawing.NONE,
                        Progress.NONE);
        assertEquals(odd.size(), report.clips());
        assertEquals(0, report.errors());
        List<String> cells = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(
                        output.resolve("clips.csv"), StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            parser.forEach(row -> cells.add(row.get(0)));
        }
        assertTrue(cells.contains("'=cmd|' !A0.gif"), cells.toString());
        assertTrue(cells.contains("new line.GIF (2)"), cells.toString());
        assertEquals(odd.size() + 1, new HashSet<>(cells).size());
        long own = Clips.tree(output).keySet().stream().filter(f -> f.startsWith("clips/")).count();
        assertEquals(odd.size(), own);
        assertTrue(Files.exists(output.resolve("clips/sub~2.csv")));
        assertTrue(Files.exists(output.resolve("clips/sub.csv/x.gif.csv")));
    }
}
