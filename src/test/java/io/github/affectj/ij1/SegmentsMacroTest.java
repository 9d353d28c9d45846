package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.commands.CompareAnnotationsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.SummarizeSegmentsCommand;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments summed up and compared by macros; the tiers come with a json file. */
class SegmentsMacroTest {
    private static final int FRAMES = 50;

    @TempDir Path folder;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(SummarizeSegmentsCommand.class);
        Macros.install(CompareAnnotationsCommand.class);
        Macros.install(ImportResultsCommand.class);
        Macros.install(OpenVideoCommand.class);
    }

    private static Tier tier(String name, String coder, Object... rows) {
        List<Segment> segments = new java.util.ArrayList<>();
        for (int i = 0; i < rows.length; i += 3) {
            segments.add(new Segment((double) rows[i], (double) rows[i + 1], (String) rows[i + 2]));
        }
        return Tier.of(name, coder, segments);
    }

    /** Four seconds: shots, two persons, claps. */
    private static AnnotationSet tiers() {
        return new AnnotationSet(
                List.of(
                        tier("shots", "TransNetV2", 0.0, 1.6, "1", 1.6, 3.2, "2", 3.2, 4.0, "3"),
                        tier(
                                "mood",
                                "Ana",
                                0.0,
                                1.0,
                                "Negative",
                                1.0,
                                2.0,
                                "positive",
                                2.0,
                                4.0,
                                "neutral"),
                        tier(
                                "mood 2",
                                "Ben",
                                0.0,
                                1.2,
                                "negative",
                                1.2,
                                2.0,
                                "positive",
                                2.4,
                                4.0,
                                "negative"),
                        tier("claps", "", 1.0, 1.0, "x")));
    }

    @BeforeEach
    void attach() {
        image = IJ.createImage("film.mp4", "RGB", 160, 120, FRAMES);
        image.getCalibration().frameInterval = 0.08;
        image.show();
        WindowManager.setTempCurrentImage(image);
        Path file = folder.resolve("tiers.json");
        JsonResults.write(ResultSet.EMPTY.with(tiers()), file);
        runs("run('Import Emotion Results...', 'path=[" + file + "]');");
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        Analyzer.setResultsTable(null);
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private static ResultsTable table() {
        return ResultsTable.getResultsTable();
    }

    private ImagePlus shown(String title) {
        for (int id : WindowManager.getIDList()) {
            if (WindowManager.getImage(id).getTitle().equals(title)) {
                return WindowManager.getImage(id);
            }
        }
        return null;
    }

    @Test
    void segmentsOfAStackWithoutEmotions() {
        runs("run('Summarize Segments...'); if (nResults != 3) exit('rows');");
        assertEquals(
                "number,start_s,end_s,length_s,label,frames",
                String.join(",", table().getHeadings()));
        assertEquals(3.2, table().getValue("end_s", 1), 1e-9);
        assertEquals(10, table().getValue("frames", 2));
        ImagePlus sheet = shown("film.mp4 contact sheet");
        assertTrue(sheet.getWidth() > 200 && sheet.getBitDepth() == 24);
    }

    @Test
    void aCopyOfTheWholeStackKeepsItsTiers() {
        runs(
                "run('Duplicate...', 'title=copy duplicate'); run('Summarize Segments...', 'sheet=false'); if (nResults != 3) exit('rows');");
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome =
                Macros.run(
                        "run('Duplicate...', 'title=part duplicate range=3-5'); run('Summarize Segments...'); return 'never';");
        assertTrue(outcome.error().contains("part has no tiers"), outcome.error());
    }

    @Test
    void segmentsWithEmotions() throws IOException {
        Results.attach(image, SampleResults.film(160, 120, FRAMES, 2, 0.4));
        Path csv = folder.resolve("segments.csv");
        runs(
                "run('Summarize Segments...', 'tier=mood sheet=false'); saveAs('Results', '"
                        + csv
                        + "');");
        assertEquals(null, shown("film.mp4 contact sheet"));
        List<String> lines = Files.readAllLines(csv);
        assertEquals(4, lines.size());
        assertTrue(
                lines.get(0)
                        .startsWith(
                                "number,start_s,end_s,length_s,label,frames,dominant,p_negative,"
                                        + "p_neutral,p_positive,peak_negative"),
                lines.get(0));
        assertTrue(lines.get(0).endsWith("entropy,attention,familiarity"), lines.get(0));
        // Of frames 1 to 12, four each; 13 to 25 begin and end with negative.
        assertTrue(lines.get(1).startsWith("1,0.000000,1.000000,1.000000,Negative,12,"));
        assertEquals("negative", table().getStringValue("dominant", 1));
        assertEquals((5 * 0.87 + 8 * 0.065) / 13, table().getValue("p_negative", 1), 1e-9);
        assertEquals(5 / 13.0, table().getValue("share_negative", 1), 1e-9);
        double attention = 0;
        for (int row = 0; row < 3; row++) {
            attention += table().getValue("attention", row);
        }
        assertEquals(1, attention, 1e-6);
        assertEquals(2, StackResults.of(image).get().timelines().size() + 1, "nothing changed");
    }

    @Test
    void aRealFilmWithItsAudio() {
        Path film = Path.of("sample-data", "letter.mp4").toAbsolutePath();
        runs("run('Open Video with Audio...', 'path=[" + film + "] step=5');");
        WindowManager.setTempCurrentImage(WindowManager.getCurrentImage());
        runs(
                "run('Import Emotion Results...', 'path=["
                        + folder.resolve("tiers.json")
                        + "]'); run('Summarize Segments...', 'tier=shots');");
        assertEquals(3, table().size());
        for (int row = 0; row < 3; row++) {
            double level = table().getValue("level_db", row);
            assertTrue(level > -60 && level < 0, "level " + level);
            assertTrue(table().getValue("level_peak_db", row) >= level);
            double voiced = table().getValue("voiced", row);
            assertTrue(voiced >= 0 && voiced <= 1, "voiced " + voiced);
            double pitch = table().getValue("pitch_hz", row);
            assertEquals(voiced == 0, Double.isNaN(pitch));
        }
    }

    @Test
    void twoPersonsByTimeBesideTheModel() throws IOException {
        Results.attach(image, SampleResults.film(160, 120, FRAMES, 2, 0.4));
        Path out = folder.resolve("out");
        runs(
                "run('Compare Annotations...', 'first=mood second=[mood 2] output=["
                        + out
                        + "]'); if (nResults != 3) exit('rows ' + nResults);");
        assertEquals("mood", table().getStringValue("first", 0));
        assertEquals("mood 2", table().getStringValue("second", 0));
        assertEquals("model", table().getStringValue("second", 1));
        assertEquals("mood 2", table().getStringValue("first", 2));
        // 36 units of both; 10 + 8 of them the same.
        assertEquals(36, table().getValue("compared", 0));
        assertEquals(4, table().getValue("only_first", 0));
        assertEquals(0.5, table().getValue("agreement", 0), 1e-9);
        double chance = (10 * 28 + 10 * 8) / (36.0 * 36);
        assertEquals((0.5 - chance) / (1 - chance), table().getValue("kappa", 0), 1e-9);
        assertTrue(table().getValue("kappa_low", 0) < table().getValue("kappa", 0));
        List<String> matches = Files.readAllLines(out.resolve("matches.csv"));
        assertEquals(
                "same,0.000000,1.000000,Negative,0.000000,1.000000,negative,1.000000",
                matches.get(1));
        assertTrue(matches.get(4).startsWith("only first,2.000000,2.400000,neutral,,,,"));
        assertEquals(
                List.of(
                        "first,Negative,positive,neutral",
                        "Negative,10,0,0",
                        "positive,2,8,0",
                        "neutral,16,0,0"),
                Files.readAllLines(out.resolve("confusion.csv")));
        assertEquals(4, Files.readAllLines(out.resolve("agreement.csv")).size());
        assertTrue(Files.size(out.resolve("confusion.png")) > 1000);
    }

    @Test
    void aPersonAndTheModelBySegmentsBesideTheOtherPerson() {
        Results.attach(image, SampleResults.film(160, 120, FRAMES, 2, 0.4));
        runs("run('Compare Annotations...', 'first=mood second=model mode=segments');");
        assertEquals(3, table().size());
        assertEquals("segments", table().getStringValue("mode", 0));
        assertEquals("model", table().getStringValue("second", 0));
        assertEquals(3, table().getValue("compared", 0));
        assertEquals("mood 2", table().getStringValue("second", 1));
        assertEquals(3, table().getValue("compared", 1));
        assertEquals(2 / 3.0, table().getValue("agreement", 1), 1e-9);
        runs("run('Compare Annotations...', 'first=av3 second=mood');");
        assertEquals("av3", table().getStringValue("first", 0));
        assertEquals(40, table().getValue("compared", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Summarize Segments...|tier=scenes|tier=scenes is not there; allowed are shots, mood,",
                "Summarize Segments...|model=av3|has no emotions attached",
                "Compare Annotations...|second=mood|the key \"first\" is missing",
                "Compare Annotations...|first=mood second=mood|first and second are both mood",
                "Compare Annotations...|first=mood second=model|second=model: the image film.mp4 has no",
                "Compare Annotations...|first=moods second=mood|first=moods: the image film.mp4 has no such",
                "Compare Annotations...|first=mood second=claps|'claps' is one of points",
                "Compare Annotations...|first=mood second=shots unit=0|needs a number from 0.001 to 3600",
                "Compare Annotations...|first=mood second=shots mode=frames|needs one of time, segments",
            })
    void whatCanNotBeIsTold(String command, String options, String told) {
        ResultSet before = StackResults.of(image).get();
        Macros.Outcome outcome =
                Macros.run("run('" + command + "', '" + options + "'); return 'never';");
        assertTrue(outcome.aborted() && outcome.error().contains(told), outcome.error());
        assertEquals(before, StackResults.of(image).get());
        assertEquals(0, table().size());
    }

    @Test
    void aStackWithoutTiersIsTold() {
        ImagePlus bare = IJ.createImage("bare", "RGB", 16, 12, 3);
        bare.show();
        WindowManager.setTempCurrentImage(bare);
        Macros.Outcome outcome = Macros.run("run('Summarize Segments...', ''); return 'never';");
        assertTrue(outcome.error().contains("bare has no tiers; Detect Shots"), outcome.error());
        WindowManager.setTempCurrentImage(bare);
        outcome = Macros.run("run('Compare Annotations...', 'first=a second=b'); return 'never';");
        assertTrue(outcome.error().contains("bare has no tiers"), outcome.error());
    }
}
