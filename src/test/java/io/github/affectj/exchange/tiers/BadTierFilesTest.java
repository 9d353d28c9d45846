package io.github.affectj.exchange.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged and unusual files: one sentence that names file and line, or what was meant. */
class BadTierFilesTest {
    private static final Path FIXTURES =
            Path.of("src/test/resources/io/github/affectj/exchange/tiers");

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String fault(Path file) {
        return fault(file, Films.cinema(folder));
    }

    private static String fault(Path file, Film film) {
        String said =
                assertThrows(BadInputException.class, () -> TierFiles.read(file, "all", film))
                        .getMessage();
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertTrue(said.matches("[^\n]*[^.]\\."), said);
        return said;
    }

    private List<Tier> tiers(Path file) {
        return TierFiles.read(file, "all", Films.cinema(folder)).tiers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME_VALUE=\"54721\"|TIME_VALUE=\"99999\"|line 26|lies beyond film.mp4",
                "TIME_VALUE=\"4000\"|TIME_VALUE=\"400\"|line 21|out of order",
                "TIME_VALUE=\"4000\"|TIME_VALUE=\"-4\"|line 15|whole milliseconds",
                "TIME_SLOT_REF2=\"ts7\"|TIME_SLOT_REF2=\"ts77\"|line 26|'ts77', which is not there",
                "ANNOTATION_REF=\"a2\"|ANNOTATION_REF=\"a9\"|line 67|in a circle",
                "ANNOTATION_REF=\"a2\"|ANNOTATION_REF=\"b2\"|line 67|refers to b2, which is not there",
                "TIER_ID=\"words\"|TIER_ID=\"speech\"|line 31|two tiers 'speech'",
                "ANNOTATION_ID=\"a3\"|ANNOTATION_ID=\"a1\"|line 33|two annotations a1",
                "\"milliseconds\"|\"frames\"|line 5|allowed are milliseconds, PAL-frames, NTSC-frames",
                "</TIME_ORDER>|</TIME>|line 18|no whole XML",
                "ANNOTATION_DOCUMENT|DOCUMENT|DOCUMENT|no file of ELAN",
            })
    void elan(String was, String is, String line, String told) throws IOException {
        String text = Files.readString(FIXTURES.resolve("subdivided.eaf"));
        String changed = text.replace(was, is);
        assertTrue(!changed.equals(text), was);
        String said = fault(file("bad.eaf", changed));
        assertTrue(said.contains(line) && said.contains(told), said);
    }

    @Test
    void entitiesFromOutsideAreNeverResolved() throws IOException {
        Path secret = file("secret.txt", "the secret");
        String text = Files.readString(FIXTURES.resolve("subdivided.eaf"));
        String said =
                fault(
                        file(
                                "bad.eaf",
                                text.replaceFirst(
                                                "<!--",
                                                "<!DOCTYPE a [<!ENTITY x SYSTEM \""
                                                        + secret.toUri()
                                                        + "\">]>\n<!--")
                                        .replace("one two three", "&x;")));
        assertTrue(said.contains("line 2") && said.contains("document type"), said);
        assertTrue(!said.contains("the secret"), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xmax = 1.001|xmax = 1.1|line 16|lines",
                "size = 3|size = 4|line 28|interval 4 of 4",
                "\"TextGrid\"|\"PitchTier\"|no TextGrid|text form",
                "number = 50|number = 500|line|lies beyond",
                "number = 50|number = -50|line|is negative",
                "\"IntervalTier\"|\"Interval\"|line|\"IntervalTier\" or \"TextTier\"",
            })
    void praat(String was, String is, String line, String told) throws IOException {
        String text = Files.readString(FIXTURES.resolve("long.TextGrid"));
        String changed = text.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is));
        assertTrue(!changed.equals(text), text);
        if (told.equals("lines")) {
            changed = changed.replace("text = \"\"", "text = \"x\"");
            String said = fault(file("bad.TextGrid", changed));
            assertTrue(said.contains("overlaps that of line"), said);
            return;
        }
        String said = fault(file("bad.TextGrid", changed));
        assertTrue(said.contains(line) && said.contains(told), said);
    }

    @Test
    void aTextGridThatBreaksOffIsToldWhere() throws IOException {
        String text = Files.readString(FIXTURES.resolve("long.TextGrid"));
        String inText = fault(file("bad.TextGrid", text.substring(0, text.indexOf("glad") + 3)));
        assertTrue(
                inText.contains("breaks off in line") && inText.contains("interval 3 of 3"),
                inText);
        String inTier = fault(file("bad.TextGrid", text.substring(0, text.indexOf("points [2]"))));
        assertTrue(
                inTier.contains("breaks off in line") && inTier.contains("point 2 of 2"), inTier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv|start,end,label#0,1,a#2,1,b|line 3|before the start",
                "a.csv|start,end,label#0,NaN,a|line 2|'NaN' is no time",
                "a.csv|start,end,label#-1,2,a|line 2|is negative",
                "a.csv|start,end,label##0,62.6,a#70,71,b|line 4|lies beyond",
                "a.csv|start,end,label,value#0,1,a,high|line 2|'high' is no number",
                "a.csv|start,label#0,a|line 1|end",
                "a.csv|x,y#0,1|line 1|start, end and label",
                "a.csv|start,end,label,start#0,1,a,1|two columns|start",
                "a.csv|start,end,label#0,,a|line 2|no end",
                "a.csv|start,end,label#00:00:01:24,2,a|line 2|frames to 23",
                "a.csv|start,end,label#0,1,\"a|quotation mark|not closed",
                "a_events.tsv|onset\tduration\ttrial_type#-1\t1\ta|line 2|is negative",
                "a.srt|1#00:00:02,000 --> 00:00:01,000#x|line 2|before the start",
                "a.srt|1#00:00:02,000 -> 00:00:03,000#x|line 1|breaks off",
                "a.srt|1#00:00:61,000 --> 00:02:03,000#x|line 2|go to 59",
                "a.srt|words#|line 1|breaks off",
                "a.vtt|00:01.000 --> 00:02.000#x|no WebVTT|first line",
                "a.vtt|WEBVTT##1#00:01.000 --> x#x|line 4|'x' is no time",
                "a.txt|x|no format|.eaf",
            })
    void tablesAndSubtitles(String name, String text, String line, String told) throws IOException {
        String said = fault(file(name, text.replace('#', '\n') + "\n"));
        assertTrue(said.contains(line) && said.contains(told), said);
    }

    @Test
    void overlapsAreKeptAndTold() throws IOException {
        Path file =
                file(
                        "talk.srt",
                        "1\n00:00:01,000 --> 00:00:03,000\na\n\n2\n00:00:02,000 --> 00:00:04,000\nb\n");
        ReadTiers read = TierFiles.read(file, "all", Films.cinema(folder));
        assertEquals(TierKind.OVERLAPPING, read.tiers().get(0).kind());
        assertEquals(1, read.notes().size());
        assertTrue(
                read.notes().get(0).contains("talk.srt line 6")
                        && read.notes().get(0).contains("line 2"),
                read.notes().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:01.001|1.001",
                "00:00:01,001|1.001",
                "1,001|1.001",
                "00:00:01:00|1.001",
                "00:00:54:16|54.72133333333333",
                "54.721|54.72133333333333",
                "54.72|54.72",
                "1e-1|0.1",
            })
    void timesOfAllKinds(String text, double seconds) throws IOException {
        Path file = file("a.tsv", "start\tend\tlabel\n" + text + "\t60\tx\n");
        assertEquals(seconds, tiers(file).get(0).segments().get(0).start(), 1e-12);
    }

    /** 29.97 frames a second: frame 1800 is 00:01:00;02, frame 17982 is 00:10:00;00. */
    @Test
    void dropFrameCodesCountAsSmpteDoes() {
        double frame = 1001 / 30000.0;
        double[] starts = IntStream.range(0, 20000).mapToDouble(i -> i * frame).toArray();
        Film film =
                new Film(
                        "ntsc",
                        Optional.empty(),
                        new FrameTimes(starts, 20000 * frame),
                        20000 * frame,
                        OptionalDouble.of(1 / frame),
                        0);
        assertEquals(1800 * frame, Moment.parse("00:01:00;02", film, "x").seconds());
        assertEquals(17982 * frame, Moment.parse("00:10:00;00", film, "x").seconds());
        assertEquals(18000 * frame, Moment.parse("00:10:00:00", film, "x").seconds());
    }

    @Test
    void framesNeedAnEvenFilm() throws IOException {
        Film uneven =
                new Film(
                        "uneven.gif",
                        Optional.empty(),
                        new FrameTimes(new double[] {0, 0.1, 0.5}, 60),
                        60,
                        OptionalDouble.empty(),
                        0);
        String said = fault(file("a.csv", "start,end,label\n00:00:01:00,2,a\n"), uneven);
        assertTrue(said.contains("line 2") && said.contains("not evenly long"), said);
    }

    @Test
    void encodingsAndLineEnds() throws IOException {
        for (String charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "windows-1252")) {
            byte[] bytes = "start;end;label\r\n0,5;1,5;groß\r\n".getBytes(Charset.forName(charset));
            Path file = Files.write(folder.resolve("a.csv"), bytes);
            ReadTiers read = TierFiles.read(file, "all", Films.cinema(folder));
            assertEquals("groß", read.tiers().get(0).segments().get(0).label(), charset);
            assertEquals(charset.startsWith("win") ? 1 : 0, read.notes().size());
        }
        Path plain = file("plain.csv", "0,1,a;b\n1,2,c\n");
        assertEquals(List.of("a;b", "c"), tiers(plain).get(0).labels());
        Path excel = file("excel.csv", "sep=;\nstart;end;label\n0;1,5;a\n");
        assertEquals(1.5, tiers(excel).get(0).segments().get(0).end());
    }

    @Test
    void thousandsOfSegments() throws IOException {
        StringBuilder text = new StringBuilder("start,end,label\n");
        for (int i = 0; i < 6000; i++) {
            text.append(i / 100.0).append(',').append((i + 1) / 100.0).append(",x\n");
        }
        Tier tier = tiers(file("many.csv", text.toString())).get(0);
        Film film = Films.cinema(folder);
        Path eaf = folder.resolve("many.eaf");
        TierFiles.write(
                new WrittenTiers(new AnnotationSet(List.of(tier)), film, Optional.empty()),
                "auto",
                eaf);
        assertEquals(6000, tiers(eaf).get(0).segments().size());
    }

    @Test
    void aFormatOfOneTierSaysSo() {
        WrittenTiers content =
                new WrittenTiers(Films.tiers(), Films.cinema(folder), Optional.empty());
        Path file = folder.resolve("a.srt");
        String said =
                assertThrows(BadInputException.class, () -> TierFiles.write(content, "auto", file))
                        .getMessage();
        assertTrue(said.contains("holds one tier; give tier, one of emotion, claps, voices"), said);
        assertTrue(Files.notExists(file));
    }

    @Test
    void aNameThatIsTakenStaysWithWhoHasIt() throws IOException {
        Film film = Films.cinema(folder);
        AnnotationSet there =
                new AnnotationSet(
                        List.of(
                                Tier.of("speech", "", List.of(new Segment(1, 2, "mine"))),
                                TierFiles.read(FIXTURES.resolve("subdivided.eaf"), "words", film)
                                        .tiers()
                                        .get(0)));
        Path path = FIXTURES.resolve("subdivided.eaf");
        TierFiles.Merged merged = TierFiles.merge(there, TierFiles.read(path, "all", film), path);
        assertEquals(
                List.of("speech", "words", "speech 2", "parts", "mood"), merged.tiers().names());
        assertEquals("mine", merged.tiers().need("speech").labels().get(0));
        assertEquals(3, merged.added().size());
        assertEquals(List.of("speech"), merged.elan().orElseThrow().tiers().get("speech 2"));
        assertTrue(
                merged.notes().stream()
                        .anyMatch(n -> n.contains("There is a tier 'speech' already")));
        assertTrue(merged.notes().stream().anyMatch(n -> n.contains("'words'")));
    }

    @Test
    void mediaAndTheirOffset() throws IOException {
        String text =
                Files.readString(FIXTURES.resolve("subdivided.eaf"))
                        .replace("RELATIVE_MEDIA_URL", "TIME_ORIGIN=\"2000\" RELATIVE_MEDIA_URL");
        Film film = Films.cinema(folder);
        ReadTiers read = TierFiles.read(file("offset.eaf", text), "speech", film);
        assertEquals(3, read.tiers().get(0).segments().get(0).start(), 1e-9);
        assertTrue(
                read.notes().get(0).contains("linked with a film.mp4, and not with film.mp4"),
                read.notes().get(0));
    }
}
