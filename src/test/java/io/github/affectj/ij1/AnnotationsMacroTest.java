package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.ColorProcessor;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.commands.EditAnnotationsCommand;
import io.github.affectj.commands.ExportAnnotationsCommand;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportAnnotationsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiers go in and out by macros, on a stack with emotions and on one without. */
class AnnotationsMacroTest {
    private static final int FRAMES = 8;
    private static final Path ELAN =
            Path.of("src/test/resources/io/github/affectj/exchange/tiers/subdivided.eaf")
                    .toAbsolutePath();

    @TempDir Path folder;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(EditAnnotationsCommand.class);
        Macros.install(ImportAnnotationsCommand.class);
        Macros.install(ExportAnnotationsCommand.class);
        Macros.install(ExportResultsCommand.class);
        Macros.install(ImportResultsCommand.class);
    }

    @BeforeEach
    void open() {
        image = stack("film.mp4");
    }

    /** Eight frames of 8 s each. */
    private static ImagePlus stack(String title) {
        ImageStack stack = new ImageStack(16, 12);
        for (int i = 0; i < FRAMES; i++) {
            ColorProcessor frame = new ColorProcessor(16, 12);
            frame.set(i, 0xFF0000 + i);
            stack.addSlice(String.format(Locale.ROOT, "%d t=%.3fs", i + 1, i * 8.0), frame);
        }
        ImagePlus made = new ImagePlus(title, stack);
        made.setDimensions(1, 1, FRAMES);
        made.show();
        WindowManager.setTempCurrentImage(made);
        return made;
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private String fails(String macro) {
        WindowManager.setTempCurrentImage(image); // an aborted macro leaves none
        Macros.Outcome outcome = Macros.run(macro + " return 'never';");
        assertTrue(outcome.aborted());
        return outcome.error();
    }

    private static AnnotationSet tiers(ImagePlus of) {
        return StackResults.of(of)
                .get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElse(AnnotationSet.EMPTY);
    }

    private static String in(Path file, String keys) {
        return "run('Import Annotations...', 'path=[" + file + "] " + keys + "'); ";
    }

    private String out(String name, String keys) {
        return "run('Export Annotations...', 'path=[" + folder.resolve(name) + "] " + keys + "'); ";
    }

    @Test
    void aStackWithoutEmotionsTakesTiersThroughEveryFormat() {
        runs(in(ELAN, "tier=all"));
        AnnotationSet all = tiers(image);
        assertEquals(List.of("speech", "words", "parts", "mood"), all.names());
        for (String name : List.of("a.eaf", "a.TextGrid", "a.csv", "a.tsv", "a_events.tsv")) {
            runs(out(name, ""));
            ImagePlus other = stack("film.mp4");
            runs(in(folder.resolve(name), ""));
            for (Tier tier : all.tiers()) {
                assertEquals(tier.segments(), tiers(other).need(tier.name()).segments(), name);
            }
        }
        for (String name : List.of("speech.srt", "speech.vtt")) {
            WindowManager.setTempCurrentImage(image);
            runs(out(name, "tier=speech"));
            ImagePlus other = stack("film.mp4");
            runs(in(folder.resolve(name), "tier=speech"));
            assertEquals(
                    all.need("speech").segments(), tiers(other).need("speech").segments(), name);
        }
    }

    @Test
    void theLabelsOfAFileOfElanAreKnownAndAnImportCanBeUndone() {
        runs(in(ELAN, "tier=all"));
        StackResults results = StackResults.of(image);
        ElanDocument elan = results.get().part(ElanDocument.KEY, ElanDocument.class).orElseThrow();
        assertEquals(List.of("glad", "sad"), elan.vocabulary("mood"));
        assertEquals(List.of(), elan.vocabulary("speech"));
        assertEquals(List.of(), elan.vocabulary("none"));
        assertEquals(Optional.of("Import Annotations"), results.history().undoable());
        results.undo();
        assertEquals(ResultSet.EMPTY, results.get());
        results.redo();
        assertEquals(4, tiers(image).tiers().size());
        assertEquals(Optional.of(elan), results.get().part(ElanDocument.KEY, ElanDocument.class));
    }

    /** It needs a screen, and harms nothing without. */
    @Test
    void theTimelineIsNotOpenedWithoutAWindow() {
        runs(in(ELAN, "tier=all"));
        ResultSet before = StackResults.of(image).get();
        runs("run('Edit Annotations');");
        assertEquals(before, StackResults.of(image).get());
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        Macros.Outcome outcome = Macros.run("run('Edit Annotations'); return 'never';");
        assertTrue(outcome.aborted());
        assertEquals(
                "Edit Annotations: there is no open image; open a stack or a GIF first",
                outcome.error());
    }

    @Test
    void theLogTellsWhatWasImported() {
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8)); // ImageJ's, headless
        try {
            runs(in(ELAN, "tier=words"));
        } finally {
            System.setOut(before);
        }
        assertEquals(List.of("words"), tiers(image).names());
        String told = log.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("Import Annotations: 1 tier with 3 segments of "), told);
    }

    @Test
    void whatElanHoldsBesidesGoesThroughTheJson() throws IOException {
        Results.attach(image, SampleResults.plain(16, 12, FRAMES));
        Path json = folder.resolve("all.json");
        runs(in(ELAN, "") + "run('Export Emotion Results...', 'path=[" + json + "]');");
        ImagePlus other = stack("film.mp4");
        runs("run('Import Emotion Results...', 'path=[" + json + "]'); " + out("b.eaf", ""));
        assertTrue(Results.of(other).isPresent());
        String text = Files.readString(folder.resolve("b.eaf"));
        for (String kept :
                List.of("LEXICON_REF", "CROSS_REF_LINK", "PARTICIPANT=\"Kim\"", "cve1")) {
            assertTrue(text.contains(kept), kept);
        }
        ResultSet set = StackResults.of(other).get();
        assertEquals(
                StackResults.of(image).get().part(ElanDocument.KEY, ElanDocument.class),
                set.part(ElanDocument.KEY, ElanDocument.class));
    }

    @Test
    void whatTheModelSaysGoesOutBesidePersons() {
        runs(in(ELAN, "tier=mood"));
        String results =
                "run('Export Emotion Results...', 'path=[" + folder.resolve("all.eaf") + "]'); ";
        String said = fails(results);
        assertTrue(
                said.contains(
                        "The image film.mp4 has tiers, but no emotions attached; Export Annotations..."
                                + " writes its tiers"),
                said);
        Results.attach(image, SampleResults.plain(16, 12, FRAMES));
        WindowManager.setTempCurrentImage(image);
        runs(results);
        ImagePlus other = stack("film.mp4");
        runs(in(folder.resolve("all.eaf"), ""));
        // The file of ELAN keeps the tiers that nobody imported.
        assertEquals(List.of("speech", "words", "parts", "mood", "gif7"), tiers(other).names());
        assertEquals("gif7", tiers(other).need("gif7").coder());
        assertEquals(tiers(image).need("mood").segments(), tiers(other).need("mood").segments());
    }

    /** To a colleague and back: her copy of the file has a tier more, which alone is imported. */
    @Test
    void tiersThatTheFileHasAreNotWrittenTwice() {
        runs(in(ELAN, "") + out("hers.eaf", ""));
        ImagePlus other = stack("film.mp4");
        runs(in(ELAN, "tier=speech"));
        runs(in(folder.resolve("hers.eaf"), "tier=mood") + out("both.eaf", ""));
        ImagePlus third = stack("film.mp4");
        runs(in(folder.resolve("both.eaf"), ""));
        assertEquals(List.of("speech", "mood"), tiers(other).names());
        assertEquals(List.of("speech", "words", "parts", "mood"), tiers(third).names());
    }

    @Test
    void badFilesChangeNothing() throws IOException {
        runs(in(ELAN, ""));
        ResultSet before = StackResults.of(image).get();
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, "start,end,label\n0,1,a\n2,99,b\n");
        String said = fails(in(bad, ""));
        assertTrue(said.contains("bad.csv line 3") && said.contains("lies beyond"), said);
        said = fails(in(ELAN, "tier=nobody"));
        assertTrue(said.contains("tier=nobody; allowed are all, speech, words"), said);
        said = fails(in(folder.resolve("none.eaf"), ""));
        assertTrue(said.contains("There is no file"), said);
        said = fails(out("x.docx", ""));
        assertTrue(said.contains("names no format; allowed are .eaf"), said);
        said = fails(out("x.csv", "format=doc"));
        assertTrue(said.contains("no format 'doc'"), said);
        said = fails(out("x.csv", "tier=nobody"));
        assertTrue(said.contains("tier=nobody is not there; allowed are speech"), said);
        said = fails(in(ELAN, "teir=all"));
        assertTrue(said.contains("teir"), said);
        assertSame(before, StackResults.of(image).get());
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void figuresAreDrawnByTheirEndingOrFormat() throws IOException {
        Results.attach(image, SampleResults.plain(16, 12, FRAMES));
        runs(in(ELAN, "") + out("a.png", "") + out("a.pdf", "") + out("a.svg", "tier=mood"));
        assertEquals(2400, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        assertTrue(
                Files.readString(folder.resolve("a.pdf"), StandardCharsets.ISO_8859_1)
                        .startsWith("%PDF-"));
        String one = Files.readString(folder.resolve("a.svg"));
        assertTrue(one.contains(">mood<") && one.contains(">happiness<"), one);
        assertFalse(one.contains(">speech<"), one);
        runs(out("figure.txt", "format=svg") + out("x.tsv", "format=bids tier=speech"));
        String all = Files.readString(folder.resolve("figure.txt"));
        assertTrue(all.contains(">mood<") && all.contains(">speech<"), all);
        String said = fails(out("x.bmp", ""));
        assertTrue(said.contains("_events.tsv, .tsv, .png, .svg, .pdf"), said);
        said = fails(out("x.csv", "format=bmp"));
        assertTrue(said.contains("no format 'bmp' for format; use one of auto, eaf"), said);
        assertTrue(said.contains("png, svg, pdf"), said);
        said = fails(out("x.csv", "format=svg"));
        assertTrue(said.contains("format=svg does not go with the ending .csv of "), said);
        assertTrue(said.contains("let path end in .svg, or leave format out"), said);
        said = fails(out("x.png", "format=bids"));
        assertTrue(said.contains("let path end in _events.tsv, or"), said);
        assertFalse(Files.exists(folder.resolve("x.png")));
    }

    @Test
    void withoutTiersThereIsNothingToExport() {
        String said = fails(out("x.csv", ""));
        assertTrue(said.contains("has no tiers"), said);
        said = fails(out("x.png", ""));
        assertTrue(said.contains("has no tiers"), said);
        assertFalse(Files.exists(folder.resolve("x.png")));
    }

    @Test
    void importedAgainNothingIsThereTwice() {
        runs(in(ELAN, "") + in(ELAN, ""));
        assertEquals(List.of("speech", "words", "parts", "mood"), tiers(image).names());
        assertEquals(
                Set.of("speech", "words", "parts", "mood"),
                StackResults.of(image)
                        .get()
                        .part(ElanDocument.KEY, ElanDocument.class)
                        .orElseThrow()
                        .tiers()
                        .keySet());
    }

    @Test
    void aCopyOfTheStackHasTheTiers() {
        runs(in(ELAN, "tier=speech") + "run('Duplicate...', 'title=copy duplicate');");
        ImagePlus copy = WindowManager.getImage("copy");
        List<Segment> segments = tiers(image).need("speech").segments();
        assertEquals(segments, tiers(copy).need("speech").segments());
        WindowManager.setTempCurrentImage(image);
        runs("run('Duplicate...', 'title=part duplicate range=1-3');");
        assertEquals(AnnotationSet.EMPTY, tiers(WindowManager.getImage("part")));
    }
}
