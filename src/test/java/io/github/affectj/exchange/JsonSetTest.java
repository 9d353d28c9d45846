package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ForeignPart;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultPart;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of several timelines, of further parts, and of what can't be. */
class JsonSetTest {
    @TempDir Path folder;

    private final ResultSet three =
            ResultSet.of(SampleResults.plain(64, 48, 5))
                    .with(new ResultKey("gif7", "left, \"face\""), SampleResults.plain(64, 48, 5))
                    .with(new ResultKey("av3", ""), SampleResults.film(64, 48, 5, 2, 0.4))
                    .withCurrent(new ResultKey("gif7", "left, \"face\""));

    private Path written(ResultSet set) {
        Path file = folder.resolve("set.json");
        JsonResults.write(set, file);
        return file;
    }

    @Test
    void allTimelinesComeBackAndTheCurrentOneStays() {
        ResultSet again = JsonResults.readAll(written(three)).set();
        assertEquals(Set.copyOf(three.timelines().keySet()), again.timelines().keySet());
        assertEquals(three.current(), again.current());
        assertEquals(2, again.timeline(new ResultKey("av3", "")).get().attention().get().heads());
        assertTrue(again.parts().isEmpty());
    }

    @Test
    void theCurrentTimelineStandsWhereASingleOneDoes() throws IOException {
        ResultSet one = ResultSet.of(SampleResults.plain(64, 48, 5));
        String single = Files.readString(written(one));
        String several = Files.readString(written(three.withCurrent(new ResultKey("gif7", ""))));
        String head = single.substring(0, single.lastIndexOf(']'));
        assertEquals(head, several.substring(0, head.length()));
    }

    @Test
    void whatIsNotKnownIsKeptOrTold() throws IOException {
        Path file = written(ResultSet.of(SampleResults.plain(64, 48, 5)));
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\\{", "{\"shots\": {\"cuts\": [1.50, null, \"x\"]},")
                        .replaceFirst("\\{\"frame\":3,", "{\"frame\":3,\"note\":\"!\","));
        JsonResults.Contents contents = JsonResults.readAll(file);
        assertEquals(List.of("frames[2].note"), contents.unknown());
        ForeignPart shots = contents.set().part("shots", ForeignPart.class).orElseThrow();
        assertEquals("{\"cuts\":[1.50,null,\"x\"]}", shots.json());
        ResultSet again = JsonResults.readAll(written(contents.set())).set();
        assertEquals(contents.set().parts(), again.parts());
    }

    /** A part as a later version may have it. */
    private record Cuts(List<Double> seconds) implements ResultPart {
        @Override
        public String key() {
            return "cuts";
        }

        @Override
        public Optional<ResultPart> between(double from, double to) {
            return Optional.of(new Cuts(seconds.stream().filter(s -> s > from && s < to).toList()));
        }
    }

    private static final class CutsPart implements JsonPart {
        @Override
        public String key() {
            return "cuts";
        }

        @Override
        public ResultPart read(JsonFields json, JsonElement element) {
            List<Double> seconds = new ArrayList<>();
            element.getAsJsonArray().forEach(e -> seconds.add(json.number(e, "cuts")));
            return new Cuts(seconds);
        }

        @Override
        public void write(JsonWriter out, ResultPart part) throws IOException {
            out.beginArray();
            for (double second : ((Cuts) part).seconds()) {
                out.value(second);
            }
            out.endArray();
        }
    }

    @Test
    void aNewKindOfPartNeedsNothingButItself() {
        Path file = folder.resolve("cuts.json");
        Cuts cuts = new Cuts(List.of(0.1, 0.16, 0.3));
        ResultSet with = ResultSet.of(SampleResults.plain(64, 48, 5)).with(cuts);
        JsonResults.write(with, file, List.of(new CutsPart()));
        ResultSet again = JsonResults.readAll(file, List.of(new CutsPart())).set();
        assertEquals(Optional.of(cuts), again.part("cuts", Cuts.class));
        ResultSet.Cut cut = again.ofFrames(List.of(2, 3));
        assertEquals(Optional.of(new Cuts(List.of(0.1, 0.16))), cut.set().part("cuts", Cuts.class));
        assertEquals(List.of(), cut.lost());
        // Where it is not known it goes through word for word; there it can't be cut.
        ResultSet stranger = JsonResults.readAll(file).set();
        assertEquals("[0.1,0.16,0.3]", stranger.part("cuts", ForeignPart.class).get().json());
        assertEquals(List.of("cuts"), stranger.ofFrames(List.of(2, 3)).lost());
        JsonResults.write(stranger, file);
        assertEquals(
                again.parts(), JsonResults.readAll(file, List.of(new CutsPart())).set().parts());
    }

    @Test
    void partsNeedNoTimeline() {
        ResultSet set = ResultSet.EMPTY.with(new ForeignPart("shots", "[1,2]"));
        assertEquals(set, JsonResults.readAll(written(set)).set());
    }

    @Test
    void twoResultsOfOneModelAreTold() throws IOException {
        Path file = written(three);
        Files.writeString(file, Files.readString(file).replace("\"region\"", "\"place\""));
        told(file, "other_results[0]");
    }

    private static void told(Path file, String named) {
        String told =
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file)).getMessage();
        assertTrue(told.contains(file.toString()) && told.contains(named), told);
        assertTrue(told.endsWith(".") && !told.contains("\n"), "one sentence: " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"p_anger\":0.87 | \"p_anger\":NaN | frames[4].p_anger",
                "\"p_anger\":0.87 | \"p_anger\":null | frames[4].p_anger",
                "\"p_anger\":0.87 | \"p_anger\":\"0.87\" | frames[4].p_anger",
                "\"p_anger\":0.87 | \"p_anger\":1e999 | frames[4].p_anger",
                "\"p_anger\":0.87 | \"p_anger\":-0.1 | frames[4].p_anger is -0.1, not from 0.0 to 1.0",
                "\"p_anger\":0.87 | \"p_anger\":0.5 | frames[4] has probabilities that sum to 0.63",
                "\"confidence\":0.87 | \"confidence\":0.9 | frames[0].confidence",
                "\"time_s\":0.16 | \"time_s\":0.01 | frames[2].time_s",
                "\"time_s\":0.16 | \"time_s\":Infinity | frames[2].time_s",
                "\"duration_s\":0.08 | \"duration_s\":-1 | frames[0].duration_s",
                "\"frame\":3 | \"frame\":2 | frames[2].frame",
                "\"frame\":1, | \"frame\":0, | frames[0].frame",
                "\"frame\":3, | \"frame\":3,\"attention\":0.5, | frames[2].attention",
                "\"frame\":3, | \"frame\":3,\"familiarity\":0.5, | frames[2].familiarity",
                "\"frame\":3, | \"frame\":3,\"familiarity\":1.5, | frames[2].familiarity",
                "\"width\": 64 | \"width\": 0 | clip.width",
                "\"height\": 48 | \"height\": 1000000 | clip.height",
                "\"values\":[0.0 | \"values\":[-1.0 | heatmap.maps[0].values[0]",
                "\"values\":[0.0 | \"values\":[null | heatmap.maps[0].values[0]",
                "\"values\":[0.0 | \"values\":[1e60 | heatmap.maps[0].values[0]",
                "\"anger\": 0.14 | \"anger\": 7.14 | clip_scores.anger",
                "\"clip_label\": \"happiness\" | \"clip_label\": \"fear\" | changed by hand",
                "\"label\":\"anger\" | \"label\":\"fear\" | frames[4].label is fear",
                "\"stride\": \"0\" | \"stride\": [] | settings.stride",
            })
    void whatCannotBeIsToldAtImport(String from, String to, String named) throws IOException {
        Path file = written(ResultSet.of(SampleResults.withMaps(64, 48, 5)));
        String text = Files.readString(file);
        assertTrue(text.contains(from), "the test's own pattern: " + from);
        Files.writeString(
                file,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to)));
        told(file, named);
    }

    @Test
    void textsOfAMillionLettersAreTold() throws IOException {
        Path file = written(ResultSet.of(SampleResults.plain(64, 48, 5)));
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"CC-BY-4.0\"", "\"" + "a".repeat(1 << 20) + "\""));
        told(file, "model.licence is longer than");
        Files.writeString(file, text.replace("happiness", "a".repeat(1 << 20)));
        told(file, "label");
    }
}
