package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Figures read again by other programs. */
class TimelineFigureTest {
    private static final String LATIN = "Fr\u00f6hlich :) \\ (x";
    private static final String CYRILLIC = "\u0440\u0430\u0434\u043e\u0441\u0442\u044c";
    private static final String MARKUP = "<b> & \"";

    @TempDir private Path folder;

    /** Ten seconds; the labels have room. */
    private static TimelineContent content() throws Exception {
        List<Tier> tiers = new ArrayList<>(SampleTimelines.tiers(2, 5, 10).tiers());
        tiers.add(
                Tier.of(
                        "felt",
                        "Jos\u00e9",
                        List.of(
                                new Segment(0, 2, LATIN),
                                new Segment(2, 4, CYRILLIC),
                                new Segment(4, 6, MARKUP),
                                new Segment(6, 6.2, "far too long for its place"))));
        return SampleTimelines.content(250, 0, 1).withTiers(new AnnotationSet(tiers));
    }

    private Path written(String name) throws Exception {
        Path file = folder.resolve(name);
        TimelineContent content = content();
        TimelineFigure.write(file, content, content.start(), content.end(), 1200);
        return file;
    }

    @Test
    void aPngIsTwiceAsFine() throws Exception {
        BufferedImage image = ImageIO.read(written("figure.PNG").toFile());
        TimelineLayout layout = TimelineLayout.of(content(), 2400, 1, 2);
        assertEquals(2400, image.getWidth());
        assertEquals(layout.rulerHeight() + layout.contentHeight(), image.getHeight());
    }

    @Test
    void anSvgIsXmlWithTheTextsInIt() throws Exception {
        Path file = written("figure.svg");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
        NodeList nodes = document.getElementsByTagNameNS("*", "text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        assertTrue(
                texts.containsAll(
                        List.of("felt", "shots", "model", "happiness", LATIN, CYRILLIC, MARKUP)),
                texts.toString());
        assertFalse(texts.stream().anyMatch(t -> t.startsWith("far too long")), texts.toString());
        assertEquals(0, document.getElementsByTagNameNS("*", "image").getLength());
        // The same figure is the same file.
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(written("again.svg")));
    }

    @Test
    void aPdfHasItsTextsAndWhatIsNoTextIsDrawn() throws Exception {
        Path file = written("figure.pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(1200, document.getPage(0).getMediaBox().getWidth());
            String text = new PDFTextStripper().getText(document);
            for (String part : List.of("felt", "model", "happiness", "Jos\u00e9", LATIN, MARKUP)) {
                assertTrue(text.contains(part), part + " in " + text);
            }
            assertFalse(text.contains("??"), text); // what letters become that it does not know
            BufferedImage page = new PDFRenderer(document).renderImage(0, 2);
            TimelineLayout layout = TimelineLayout.of(content(), 1200, 1, 1);
            TimelineView view = TimelineView.fit(content(), layout);
            TimelineRow row = layout.row(2).orElseThrow();
            if (new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(CYRILLIC) < 0) {
                assertTrue(dark(page, view, row, 2.01, 2.6) > 100, "the letters are gone");
            }
            assertTrue(dark(page, view, row, 0.01, 0.6) > 100);
            assertEquals(0, dark(page, view, row, 8, 9));
            Color pale = new Color(page.getRGB((int) (2 * view.x(5)), 2 * (row.y() + 6)));
            assertNotEquals(content().colour(MARKUP), pale);
            assertNotEquals(Color.WHITE, pale);
        }
    }

    /** How many dark pixels there are where letters stand; a point has two pixels. */
    private static int dark(
            BufferedImage page, TimelineView view, TimelineRow row, double from, double to) {
        int count = 0;
        for (int y = 2 * row.y() + 12; y < 2 * (row.y() + row.height()) - 12; y++) {
            for (int x = (int) (2 * view.x(from)) + 4; x < 2 * view.x(to); x++) {
                Color colour = new Color(page.getRGB(x, y));
                count += colour.getRed() + colour.getGreen() + colour.getBlue() < 250 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void whatXmlDoesNotAllowIsReplaced() throws Exception {
        Tier tier = Tier.of("odd", "", List.of(new Segment(0, 9, "half \uD83D and \uFFFE")));
        TimelineContent content =
                TimelineContent.of(
                        SampleTimelines.times(250),
                        List.of(),
                        new AnnotationSet(List.of(tier)),
                        "");
        Path file = folder.resolve("odd.svg");
        TimelineFigure.write(file, content, 0, 10, 1200);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertTrue(
                document.getDocumentElement().getTextContent().contains("half \uFFFD and \uFFFD"));
    }

    @Test
    void hundredsOfTiersAreRefused() {
        TimelineContent content =
                TimelineContent.of(
                        SampleTimelines.times(250),
                        List.of(),
                        SampleTimelines.tiers(900, 2, 10),
                        "");
        Path file = folder.resolve("high.svg");
        BadInputException refused =
                assertThrows(
                        BadInputException.class,
                        () -> TimelineFigure.write(file, content, 0, 10, 1200));
        assertTrue(refused.getMessage().startsWith("a figure of 900 tiers is too high"));
    }

    @Test
    void lettersOfPdfAreEscaped() {
        assertEquals(Optional.of("a \\(b\\) \\\\"), PdfLetters.literal("a (b) \\"));
        assertEquals(Optional.of("\\216"), PdfLetters.literal("\u00e9")); // as Mac Roman has it
        assertEquals(Optional.empty(), PdfLetters.literal(CYRILLIC));
        assertEquals(Optional.empty(), PdfLetters.literal("\uD83D\uDE00"));
    }

    @Test
    void otherEndingsAndNothingToDrawAreRefused() throws Exception {
        TimelineContent content = content();
        Path wrong = folder.resolve("figure.bmp");
        BadInputException ending =
                assertThrows(
                        BadInputException.class,
                        () -> TimelineFigure.write(wrong, content, 0, 10, 1200));
        assertTrue(
                ending.getMessage().endsWith("names no figure; allowed are .png, .svg, .pdf."),
                ending.getMessage());
        TimelineContent empty =
                TimelineContent.of(SampleTimelines.times(5), List.of(), AnnotationSet.EMPTY, "");
        Path nothing = folder.resolve("figure.svg");
        BadInputException refused =
                assertThrows(
                        BadInputException.class,
                        () -> TimelineFigure.write(nothing, empty, 0, 1, 1200));
        assertTrue(refused.getMessage().contains("nothing to draw"), refused.getMessage());
        Path nowhere = folder.resolve("no").resolve("figure.pdf");
        assertThrows(
                BadInputException.class, () -> TimelineFigure.write(nowhere, content, 0, 10, 1200));
        assertEquals(List.of(), files());
    }

    @Test
    void aFigureThatCanNotBeMadeLeavesTheFormerOne() throws Exception {
        Path file = written("figure.svg");
        byte[] before = Files.readAllBytes(file);
        TimelineContent content = content();
        assertThrows(
                IllegalArgumentException.class,
                () -> TimelineFigure.write(file, "bmp", content, 0, 10, 1200));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of(file.toFile()), files());
    }

    private List<File> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toFile).toList();
        }
    }
}
