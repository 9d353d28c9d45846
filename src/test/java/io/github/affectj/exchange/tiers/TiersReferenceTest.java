package io.github.affectj.exchange.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of pympi, Praat, pysrt, webvtt-py and pandas, read as these read them; and files of ours,
 * which {@code scripts/reference/tiers.py check} has these libraries read.
 */
class TiersReferenceTest {
    private static final Path FIXTURES =
            Path.of("src/test/resources/io/github/affectj/exchange/tiers");

    @TempDir Path folder;

    private static JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(FIXTURES.resolve(name))).getAsJsonObject();
    }

    static List<String> fixtures() throws IOException {
        return List.copyOf(json("expected.json").keySet());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void filesOfOthersAreReadAsTheyReadThem(String name) throws IOException {
        JsonObject expected = json("expected.json").getAsJsonObject(name);
        Film film = Films.cinema(folder);
        ReadTiers read = TierFiles.read(FIXTURES.resolve(name), TierFiles.ALL, film);
        assertEquals(
                expected.keySet().stream().sorted().toList(),
                read.tiers().stream().map(Tier::name).sorted().toList());
        for (Tier tier : read.tiers()) {
            List<Segment> segments = tier.segments();
            JsonArray rows = expected.getAsJsonArray(tier.name());
            List<JsonElement> wanted = new ArrayList<>();
            for (JsonElement row : rows) {
                wanted.add(row);
            }
            assertEquals(wanted.size(), segments.size(), tier.name());
            for (int i = 0; i < wanted.size(); i++) {
                JsonArray row = wanted.get(i).getAsJsonArray();
                assertTime(film, row.get(0).getAsDouble(), segments.get(i).start());
                assertTime(film, row.get(1).getAsDouble(), segments.get(i).end());
                assertEquals(row.get(2).getAsString(), segments.get(i).label());
            }
        }
    }

    /** As they read it, or, where it is a frame's rounded time, exactly that frame's. */
    private static void assertTime(Film film, double read, double ours) {
        double frame = film.frames().nearest(read);
        assertEquals(Math.abs(frame - read) <= 0.0005 ? frame : read, ours, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pympi.eaf", "subdivided.eaf", "long.TextGrid", "pysrt.srt", "commas.csv"})
    void aCutAtAFrameIsThatFramesTime(String name) {
        Film film = Films.cinema(folder);
        List<Tier> tiers = TierFiles.read(FIXTURES.resolve(name), "all", film).tiers();
        double cut = Films.frame(1312);
        assertTrue(
                tiers.stream()
                        .flatMap(tier -> tier.segments().stream())
                        .anyMatch(s -> s.start() == cut || s.end() == cut));
    }

    @Test
    void whatStandsBesideLabelsIsRead() {
        Film film = Films.cinema(folder);
        Tier emotion =
                TierFiles.read(FIXTURES.resolve("pympi.eaf"), "emotion", film).tiers().get(0);
        assertEquals("Ana", emotion.coder());
        Tier table = TierFiles.read(FIXTURES.resolve("commas.csv"), "all", film).tiers().get(0);
        assertEquals("Ana", table.coder());
        assertEquals(
                List.of(0.5, -1.25, 3.0),
                table.segments().stream().map(s -> s.value().orElseThrow()).toList());
        Tier voices = TierFiles.read(FIXTURES.resolve("webvtt.vtt"), "all", film).tiers().get(0);
        assertEquals(
                List.of("Ana", "Ben", ""),
                voices.segments().stream().map(Segment::source).toList());
        List<String> notes =
                TierFiles.read(FIXTURES.resolve("sub-01_task-film_events.tsv"), "all", film)
                        .notes();
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("response_time"), notes.get(0));
    }

    private String written(AnnotationSet tiers, String name, Optional<ElanDocument> elan)
            throws IOException {
        Path file = folder.resolve(name);
        TierFiles.write(
                new WrittenTiers(tiers, Films.cinema(Path.of("/films")), elan),
                name.endsWith("events.tsv") ? "bids" : "auto",
                file);
        return plain(Files.readString(file));
    }

    /** Without what depends on the day, the version and the place. */
    private String plain(String text) {
        return text.replaceAll(" DATE=\"[^\"]*\"", " DATE=\"2026-01-01T00:00:00Z\"")
                .replaceAll("AUTHOR=\"AffectJ [^\"]*\"", "AUTHOR=\"AffectJ\"")
                .replaceAll(" MEDIA_URL=\"(file:[^\"]*/)?", " MEDIA_URL=\"file:///films/")
                .replaceAll("RELATIVE_MEDIA_URL=\"\\.[^\"]*/", "RELATIVE_MEDIA_URL=\"./");
    }

    private void assertGolden(String name, String text) throws IOException {
        Path actual = Path.of("target", "tiers", name);
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);
        assertEquals(
                Files.readString(FIXTURES.resolve(name), StandardCharsets.UTF_8),
                text,
                "If this is meant, copy "
                        + actual
                        + " to "
                        + FIXTURES
                        + " and let tiers.py check it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "written.eaf",
                "written.TextGrid",
                "written.csv",
                "written.tsv",
                "written_events.tsv"
            })
    void whatWeWriteIsWhatOthersHaveRead(String name) throws IOException {
        assertGolden(name, written(Films.tiers(), name, Optional.empty()));
        if (name.endsWith("events.tsv")) {
            String sidecar = name.replace(".tsv", ".json");
            assertGolden(sidecar, Files.readString(folder.resolve(sidecar)));
        }
    }

    @Test
    void subtitlesAreWhatOthersHaveRead() throws IOException {
        Map<String, Tier> tiers =
                Map.of(
                        "written.srt", Films.tiers().need("emotion"),
                        "written.vtt", Films.tiers().need("voices"));
        for (Map.Entry<String, Tier> entry : tiers.entrySet()) {
            AnnotationSet one = new AnnotationSet(List.of(entry.getValue()));
            assertGolden(entry.getKey(), written(one, entry.getKey(), Optional.empty()));
        }
    }

    /** The reference script compares with these. */
    @Test
    void writtenJsonHoldsTheTiers() throws IOException {
        JsonObject written = json("written.json");
        for (Tier tier : Films.tiers().tiers()) {
            JsonArray rows = written.getAsJsonArray(tier.name());
            assertEquals(tier.segments().size(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                JsonArray row = rows.get(i).getAsJsonArray();
                Segment segment = tier.segments().get(i);
                assertEquals(segment.start(), row.get(0).getAsDouble());
                assertEquals(segment.end(), row.get(1).getAsDouble());
                assertEquals(segment.label(), row.get(2).getAsString());
            }
        }
    }

    @Test
    void anElanFileThatWasNotChangedIsWrittenBackAsItWas() throws IOException {
        for (String name : List.of("pympi.eaf", "subdivided.eaf")) {
            ReadTiers read =
                    TierFiles.read(FIXTURES.resolve(name), "all", Films.cinema(Path.of("/films")));
            String text = written(new AnnotationSet(read.tiers()), name, read.elan());
            String before = plain(read.elan().orElseThrow().xml());
            assertEquals(before, text);
            assertTrue(
                    name.startsWith("pympi")
                            || before.contains("<CROSS_REF_LINK")
                                    && before.contains("LEXICON_REF")
                                    && before.contains("<!-- made by"),
                    before);
        }
    }

    @Test
    void onlyWhatChangedIsChangedInAnElanFile() throws IOException {
        ReadTiers read =
                TierFiles.read(
                        FIXTURES.resolve("subdivided.eaf"), "all", Films.cinema(Path.of("/films")));
        AnnotationSet tiers = new AnnotationSet(read.tiers());
        Tier mood = tiers.need("mood");
        Segment second = mood.segments().get(1).labelled("glad", "");
        tiers = tiers.with(mood.withSegments(List.of(mood.segments().get(0), second)));
        String text = written(tiers, "changed.eaf", read.elan());
        String before = plain(read.elan().orElseThrow().xml());
        assertEquals(
                before.replace(
                        " CVE_REF=\"cve2\">\n                <ANNOTATION_VALUE>sad<",
                        ">\n                <ANNOTATION_VALUE>glad<"),
                text);
    }

    /** A segment moves and one comes: tiers below get times of their own, nothing is lost. */
    @Test
    void aChangedTierTakesThoseBelowItWithIt() throws IOException {
        Film film = Films.cinema(Path.of("/films"));
        ReadTiers read = TierFiles.read(FIXTURES.resolve("subdivided.eaf"), "all", film);
        AnnotationSet tiers = new AnnotationSet(read.tiers());
        Tier speech = tiers.need("speech");
        tiers =
                tiers.with(
                        speech.withSegments(
                                List.of(
                                        new Segment(Films.frame(24), 4, "one two three"),
                                        speech.segments().get(1),
                                        new Segment(56, 57, "five"))));
        tiers = tiers.with(Films.tiers().need("voices")).without("parts");
        assertGolden("changed.eaf", written(tiers, "changed.eaf", read.elan()));
        ReadTiers again = TierFiles.read(folder.resolve("changed.eaf"), "all", film);
        AnnotationSet found = new AnnotationSet(again.tiers());
        assertEquals(List.of("speech", "words", "mood", "voices"), found.names());
        for (Tier tier : tiers.tiers()) {
            assertEquals(tier.segments(), found.need(tier.name()).segments(), tier.name());
        }
        assertFalse(again.elan().orElseThrow().xml().contains("CROSS_REF_LINK"), "a1 is gone");
        assertTrue(again.elan().orElseThrow().xml().contains("PARTICIPANT=\"Kim\""));
    }
}
