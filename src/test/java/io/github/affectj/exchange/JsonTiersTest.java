package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers beside a model's timeline in one file. */
class JsonTiersTest {
    @TempDir Path folder;

    private final AnnotationSet tiers =
            new AnnotationSet(
                    List.of(
                            new Tier(
                                    "emotion \"A\"",
                                    TierKind.SEQUENCE,
                                    "Ana",
                                    List.of(
                                            new Segment(0, 1312 * 1001 / 24000.0, "glad"),
                                            new Segment(
                                                    1312 * 1001 / 24000.0,
                                                    60.1,
                                                    "",
                                                    OptionalDouble.of(-0.25),
                                                    "gif7"))),
                            new Tier("claps", TierKind.POINTS, "", List.of(new Segment(3, 3, "x"))),
                            new Tier("empty", TierKind.OVERLAPPING, "", List.of())));

    private Path written(ResultSet set) {
        Path file = folder.resolve("set.json");
        JsonResults.write(set, file);
        return file;
    }

    @Test
    void tiersComeBackWithAllDigits() {
        ResultSet set = ResultSet.of(SampleResults.plain(64, 48, 5)).with(tiers);
        JsonResults.Contents contents = JsonResults.readAll(written(set));
        assertEquals(
                tiers, contents.set().part(AnnotationSet.KEY, AnnotationSet.class).orElseThrow());
        assertEquals(1, contents.set().timelines().size());
        assertEquals(List.of(), contents.unknown());
    }

    @Test
    void tiersNeedNoTimeline() {
        ResultSet again = JsonResults.readAll(written(ResultSet.EMPTY.with(tiers))).set();
        assertEquals(tiers, again.part(AnnotationSet.KEY, AnnotationSet.class).orElseThrow());
    }

    @Test
    void chosenLabelsComeBackInTheirOrder() throws IOException {
        Vocabularies chosen =
                Vocabularies.EMPTY
                        .with("emotion \"A\"", List.of("glad", "sad", "\"\u00e9\""))
                        .with("claps", List.of("x"));
        Path file = written(ResultSet.EMPTY.with(tiers).with(chosen));
        ResultSet again = JsonResults.readAll(file).set();
        assertEquals(chosen, again.part(Vocabularies.KEY, Vocabularies.class).orElseThrow());
        Files.writeString(file, Files.readString(file).replace("\"x\"\n", "[]\n"));
        String said =
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file)).getMessage();
        assertEquals(true, said.contains("vocabularies.claps"), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"start\": 0|\"start\": -1|tiers[0].segments[0]",
                "\"end\": 60.1|\"end\": \"60.1\"|tiers[0].segments[1].end",
                "\"sequence\"|\"series\"|allowed are sequence, points and overlapping",
                "\"claps\"|\"empty\"|there are two tiers with the name 'empty'",
                "\"end\": 60.1|\"end\": 1|tiers[0].segments[1]",
                "\"value\": -0.25|\"value\": null|tiers[0].segments[1].value",
            })
    void whatCanNotBeIsToldWithItsPlace(String was, String is, String told) throws IOException {
        Path file = written(ResultSet.EMPTY.with(tiers));
        String text = Files.readString(file);
        String compact = text.replaceAll("\"(start|end|value)\":(?! )", "\"$1\": ");
        String changed = compact.replace(was, is);
        assertEquals(false, changed.equals(compact), text);
        Files.writeString(file, changed);
        String said =
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file)).getMessage();
        assertEquals(true, said.contains(told) && said.contains("set.json"), said);
        assertEquals(true, said.matches("(?s).*[^.]\\."), said);
    }
}
