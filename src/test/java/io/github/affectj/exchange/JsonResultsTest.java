package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.OddFiles;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.SampleResults;
import io.github.affectj.result.SeenRegion;
import io.github.affectj.result.TemporalAttention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonResultsTest {
    @TempDir Path folder;

    @Property(tries = 60)
    void whatIsReadEqualsWhatWasWritten(
            @ForAll @Size(min = 2, max = 5) @UniqueElements
                    List<@StringLength(min = 1, max = 12) String> names,
            @ForAll @IntRange(max = 6) int frames,
            @ForAll boolean attention,
            @ForAll boolean maps,
            @ForAll String text,
            @ForAll long seed)
            throws IOException {
        List<String> labels =
                names.stream()
                        .map(
                                n ->
                                        n.isBlank() || EmotionLabels.fault(n).isPresent()
                                                ? "none" + n.codePoints().sum()
                                                : n)
                        .toList();
        if (labels.stream().distinct().count() < labels.size()) {
            return;
        }
        EmotionTimeline result = random(labels, frames, attention, maps, text, new Random(seed));
        Path file = Files.createTempFile("affectj", ".json");
        try {
            JsonResults.write(result, file);
            assertSame(result, JsonResults.read(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void familiarityIsToldOfFramesAndClip() throws IOException {
        Path file = folder.resolve("a.json");
        EmotionTimeline result = SampleResults.withFamiliarity(64, 64, 0.5, 0.01, 0.04);
        JsonResults.write(result, file);
        JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals(0.04, root.get("clip_familiarity").getAsDouble());
        assertEquals(2, root.get("unfamiliar_frames").getAsInt());
        JsonObject second = root.getAsJsonArray("frames").get(1).getAsJsonObject();
        assertEquals(0.01, second.get("familiarity").getAsDouble());
        assertSame(result, JsonResults.read(file));
        // Of a model that can't tell, as all older files are.
        JsonResults.write(SampleResults.plain(64, 64, 2), file);
        assertFalse(Files.readString(file).contains("famil"));
        assertFalse(JsonResults.read(file).hasFamiliarity());
    }

    private static List<SeenRegion.Place> places(int count, Random random) {
        return Stream.generate(
                        () ->
                                new SeenRegion.Place(
                                        random.nextGaussian(),
                                        random.nextGaussian(),
                                        1e-3 + random.nextDouble(),
                                        1e-3 + random.nextDouble()))
                .limit(count)
                .toList();
    }

    private static EmotionTimeline random(
            List<String> labels,
            int count,
            boolean attention,
            boolean withMaps,
            String text,
            Random random) {
        List<FrameEmotion> frames = new ArrayList<>();
        List<AttentionMap> maps = new ArrayList<>();
        boolean familiarity = random.nextBoolean();
        double time = 0;
        for (int i = 0; i < count; i++) {
            time += random.nextDouble() * 1e4;
            frames.add(
                    new FrameEmotion(
                            3 * i + 1 + random.nextInt(3),
                            time,
                            random.nextDouble() * 1e-3,
                            shares(labels.size(), random),
                            attention ? random.nextDouble() : Double.NaN,
                            familiarity ? random.nextDouble() : Double.NaN));
            float[] values = new float[6];
            for (int c = 0; c < values.length; c++) {
                values[c] = random.nextFloat() * (float) Math.pow(10, random.nextInt(20) - 10);
            }
            maps.add(new AttentionMap(3, 2, values));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("z", text);
        settings.put("a", "2");
        return new EmotionTimeline(
                text,
                "/clips/" + text,
                1 + random.nextInt(5000),
                1 + random.nextInt(5000),
                new EmotionLabels(labels),
                frames,
                DoubleStream.of(shares(labels.size(), random)).boxed().toList(),
                new ModelInfo(text, "arch", "00ff", "CC0-1.0"),
                settings,
                Map.of("java", text),
                withMaps
                        ? Optional.of(new EmotionTimeline.HeatMaps("gradcam", "top", maps))
                        : Optional.empty(),
                attention && count > 0
                        ? Optional.of(attention(1 + random.nextInt(4), count, random))
                        : Optional.empty(),
                random.nextBoolean() && count > 0
                        ? Optional.of(new SeenRegion("a " + text, places(count, random)))
                        : Optional.empty());
    }

    private static double[] shares(int count, Random random) {
        double[] values = random.doubles(count).toArray();
        double sum = DoubleStream.of(values).sum();
        return DoubleStream.of(values).map(v -> v / sum).toArray();
    }

    private static TemporalAttention attention(int heads, int frames, Random random) {
        double[][] picture = new double[heads][frames];
        double[][] sound = new double[heads][frames];
        for (int h = 0; h < heads; h++) {
            double[] weights = random.doubles(2L * frames).toArray();
            double sum = DoubleStream.of(weights).sum();
            for (int f = 0; f < frames; f++) {
                picture[h][f] = weights[f] / sum;
                sound[h][f] = weights[frames + f] / sum;
            }
        }
        return new TemporalAttention(picture, sound);
    }

    /** Equal in all that a record's own equals can't compare, the maps, too. */
    private static void assertSame(EmotionTimeline expected, EmotionTimeline actual) {
        assertEquals(expected.clipName(), actual.clipName());
        assertEquals(expected.clipSource(), actual.clipSource());
        assertEquals(expected.width(), actual.width());
        assertEquals(expected.height(), actual.height());
        assertEquals(expected.labels(), actual.labels());
        assertEquals(expected.frames(), actual.frames());
        assertEquals(expected.clipScores(), actual.clipScores());
        assertEquals(expected.model(), actual.model());
        assertEquals(
                List.copyOf(expected.settings().keySet()), List.copyOf(actual.settings().keySet()));
        assertEquals(expected.settings(), actual.settings());
        assertEquals(expected.environment(), actual.environment());
        assertEquals(expected.attention().isPresent(), actual.attention().isPresent());
        if (expected.attention().isPresent()) {
            TemporalAttention a = expected.attention().get();
            TemporalAttention b = actual.attention().get();
            assertEquals(a.heads(), b.heads());
            for (int h = 0; h < a.heads(); h++) {
                for (int f = 0; f < a.frames(); f++) {
                    assertEquals(a.visual(h, f), b.visual(h, f));
                    assertEquals(a.audio(h, f), b.audio(h, f));
                }
            }
        }
        assertEquals(expected.maps().isPresent(), actual.maps().isPresent());
        if (expected.maps().isPresent()) {
            EmotionTimeline.HeatMaps a = expected.maps().get();
            EmotionTimeline.HeatMaps b = actual.maps().get();
            assertEquals(a.source() + a.emotion(), b.source() + b.emotion());
            for (int i = 0; i < a.maps().size(); i++) {
                assertEquals(a.maps().get(i).width(), b.maps().get(i).width());
                assertArrayEquals(a.maps().get(i).values(), b.maps().get(i).values());
            }
        }
    }

    @Test
    void otherProgramsFindTheColumnsOfTheTable() throws IOException {
        Path file = folder.resolve("result.json");
        JsonResults.write(SampleResults.withMaps(64, 48, 5), file);
        JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("affectj-result", root.get("format").getAsString());
        JsonObject frame = root.getAsJsonArray("frames").get(4).getAsJsonObject();
        assertEquals(5, frame.get("frame").getAsInt());
        assertEquals(0.32, frame.get("time_s").getAsDouble());
        assertEquals("anger", frame.get("label").getAsString());
        assertEquals(0.87, frame.get("confidence").getAsDouble());
        assertEquals(0.87, frame.get("p_anger").getAsDouble());
        assertFalse(frame.has("attention"));
        assertEquals(64, root.getAsJsonObject("clip").get("width").getAsInt());
        assertEquals("ab".repeat(32), root.getAsJsonObject("model").get("sha256").getAsString());
        assertEquals("cpu", root.getAsJsonObject("environment").get("device").getAsString());
        assertEquals("0", root.getAsJsonObject("settings").get("stride").getAsString());
        assertTrue(root.getAsJsonObject("clip_scores").has("fear"));
        JsonObject map =
                root.getAsJsonObject("heatmap").getAsJsonArray("maps").get(4).getAsJsonObject();
        assertEquals(49, map.getAsJsonArray("values").size());
        assertEquals(0.5f, map.getAsJsonArray("values").get(6).getAsFloat());
        assertTrue(Files.readAllLines(file).size() < 80, "a line a frame, not a line a number");
    }

    @Test
    void otherProgramsFindTheSharesOfVideoAndAudio() throws IOException {
        Path file = folder.resolve("film.json");
        JsonResults.write(SampleResults.film(64, 48, 5, 3, 0.42), file);
        JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject attention = root.getAsJsonObject("temporal_attention");
        assertEquals(0.42, attention.get("audio_share").getAsDouble(), 1e-12);
        assertEquals(3, attention.getAsJsonArray("heads").size());
        JsonObject head = attention.getAsJsonArray("heads").get(2).getAsJsonObject();
        assertEquals(0.42, head.get("audio_share").getAsDouble(), 1e-12);
        double sum = 0;
        for (String stream : List.of("video", "audio")) {
            assertEquals(5, head.getAsJsonArray(stream).size());
            for (JsonElement weight : head.getAsJsonArray(stream)) {
                sum += weight.getAsDouble();
            }
        }
        assertEquals(1, sum, 1e-12);
        JsonObject frame = root.getAsJsonArray("frames").get(0).getAsJsonObject();
        assertTrue(frame.get("attention").getAsDouble() > 0);
        EmotionTimeline again = JsonResults.read(file);
        assertEquals(3, again.attention().orElseThrow().heads());
        assertEquals(again.attention().get().share(0), again.frames().get(0).attention());
    }

    /** Files of version 0.1 had the column, not the heads. */
    @Test
    void filesWithoutHeadsAreStillRead() throws IOException {
        Path file = folder.resolve("old.json");
        JsonResults.write(SampleResults.withAttention(4), file);
        assertFalse(Files.readString(file).contains("temporal_attention"));
        EmotionTimeline old = JsonResults.read(file);
        assertTrue(old.attention().isEmpty());
        assertTrue(old.hasTemporalAttention());
    }

    /** The first files said picture and sound. */
    @Test
    void filesWithOlderNamesOfTheStreamsAreStillRead() throws IOException {
        EmotionTimeline film = SampleResults.film(64, 48, 5, 3, 0.42);
        Path file = folder.resolve("old-names.json");
        JsonResults.write(film, file);
        String text = Files.readString(file);
        assertTrue(text.contains("\"video\":[") && text.contains("\"audio\":["), text);
        Files.writeString(
                file,
                text.replace("\"video\":[", "\"picture\":[")
                        .replace("\"audio\":[", "\"sound\":[")
                        .replace("audio_share", "sound_share"));
        assertSame(film, JsonResults.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"video\":[ | \"video\":[0, | temporal_attention.heads[0].video",
                "\"audio\":[ | \"audio\":[\"loud\"], \"x\":[ | heads[0].audio",
                "\"audio\":[ | \"audios\":[ | heads[0].audio",
                "\"video\":[0. | \"video\":[1. | sums to",
                "\"heads\" | \"tails\" | temporal_attention.heads",
                "\"temporal_attention\": { | \"temporal_attention\": 1, \"x\": { |"
                        + " temporal_attention",
            })
    void damagedAttentionIsTold(String from, String to, String named) throws IOException {
        Path file = folder.resolve("damaged.json");
        JsonResults.write(SampleResults.film(64, 48, 5, 3, 0.42), file);
        assertToldWith(file, from, to, named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"p_anger\":0.87 | \"p_anger\":\"much\" | frames[4].p_anger",
                "\"p_anger\":0.87 | \"p_ange\":0.87 | frames[4].p_anger",
                "\"version\": 1 | \"version\": 2 | version",
                "affectj-result | something | not a result of AffectJ",
                "\"clip_scores\" | \"clip_marks\" | clip_scores",
                "\"sha256\" | \"sha\" | model.sha256",
                "\"width\":7 | \"width\":8 | heatmap.maps[0].values",
                "\"width\":7 | \"width\":2000000000 | heatmap.maps[0].values",
                "\"maps\": [ | \"maps\": [{\"width\":1,\"height\":1,\"values\":[1]}, | heatmap.maps",
                "\"like\", | \"happiness\", | damaged",
                "\"frames\": [ | \"frames\": 3, \"other\": [ | frames",
                "\"frame\":3 | \"frame\":3.5 | frames[2].frame",
            })
    void damageIsToldWithFileAndKey(String from, String to, String named) throws IOException {
        Path file = folder.resolve("damaged.json");
        JsonResults.write(SampleResults.withMaps(64, 48, 5), file);
        assertToldWith(file, from, to, named);
    }

    private static void assertToldWith(Path file, String from, String to, String named)
            throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), "the test's own pattern: " + from);
        Files.writeString(
                file,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to)));
        assertTold(file, named);
    }

    private static void assertTold(Path file, String named) {
        String told =
                assertThrows(BadInputException.class, () -> JsonResults.read(file)).getMessage();
        assertTrue(told.contains(file.toString()) && told.contains(named), told);
        assertTrue(told.endsWith(".") && !told.contains("\n"), "one sentence: " + told);
    }

    @Test
    void otherFilesAreTold() throws IOException {
        assertTold(folder.resolve("none.json"), "no file");
        assertTold(folder, "folder");
        Path file = folder.resolve("x.json");
        for (String content : List.of("", "{", "[1]", "null", "{}", "\u0000\u0001GIF89a")) {
            Files.writeString(file, content);
            assertTold(file, "x.json");
        }
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertTold(file, "x.json");
        Files.writeString(file, "[".repeat(100_000));
        assertTold(file, "x.json");
        JsonResults.write(SampleResults.plain(64, 48, 5), file);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertTold(file, "not whole");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileOrTooLargeIsToldAtOnce() throws IOException {
        Path pipe = OddFiles.pipe(folder.resolve("pipe.json"));
        Path huge = OddFiles.sparse(folder.resolve("huge.json"), "{", 1L << 40);
        // As much as may be read; the parser would take it all for one word.
        Path zeros = OddFiles.sparse(folder.resolve("zeros.json"), "", 1 << 30);
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> {
                    assertTold(pipe, "is a pipe or a device; a json file is needed");
                    assertTold(huge, "a json file may have 1024 MB");
                    assertTold(zeros, "holds no JSON object");
                });
    }
}
