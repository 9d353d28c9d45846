package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.BadInputException;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions beside a model's timeline in one file. */
class JsonRegionsTest {
    @TempDir Path folder;

    private static final RegionSet REGIONS =
            new RegionSet(
                    List.of(
                            new Region(
                                    "Mia, the \"boss\"",
                                    List.of(
                                            new RegionKey(
                                                    1312 * 1001 / 24000.0,
                                                    RegionShape.of(new Box(-0.1, 2, 1 / 3.0, 4)),
                                                    OptionalDouble.of(0.987),
                                                    true),
                                            new RegionKey(
                                                    70,
                                                    new RegionShape(
                                                            new Box(5, 6, 7, 8), Outline.OVAL))),
                                    "found by mtcnn",
                                    Optional.of(0x0056b4)),
                            Region.still(
                                    "door",
                                    RegionShape.polygon(
                                            new double[] {1, 7, 3.7}, new double[] {0, 2, 9}),
                                    Region.DRAWN)));

    private Path written(ResultSet set) {
        Path file = folder.resolve("set.json");
        JsonResults.write(set, file);
        return file;
    }

    @Test
    void regionsComeBackWithAllDigits() {
        ResultSet set = ResultSet.of(SampleResults.plain(64, 48, 5)).with(REGIONS);
        JsonResults.Contents contents = JsonResults.readAll(written(set));
        assertEquals(REGIONS, contents.set().part(RegionSet.KEY, RegionSet.class).orElseThrow());
        assertEquals(1, contents.set().timelines().size());
        assertEquals(List.of(), contents.unknown());
    }

    @Test
    void regionsNeedNoTimeline() {
        ResultSet again = JsonResults.readAll(written(ResultSet.EMPTY.with(REGIONS))).set();
        assertEquals(Optional.of(REGIONS), again.part(RegionSet.KEY, RegionSet.class));
    }

    @Test
    void theSizeOfTheFramesIsKept() throws IOException {
        RegionSet sized = REGIONS.sized(new FrameSize(640, 360));
        Path file = written(ResultSet.EMPTY.with(sized));
        assertEquals(
                Optional.of(sized),
                JsonResults.readAll(file).set().part(RegionSet.KEY, RegionSet.class));
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("640", "64"));
        assertEquals(
                file
                        + " is damaged: the key regions is of frames of different sizes (64x360, 640x360).",
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file))
                        .getMessage());
        Files.writeString(file, text.replaceFirst("640", "64.5"));
        assertEquals(
                file
                        + " is damaged: the key regions[0].frame is 64.5x360.0; allowed are whole pixels, 1 and more.",
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"width\":7.0; \"width\":0;regions[0].keys[1] is wrong: a box of 0.0 x 8.0 pixels has no area",
                "\"seconds\":70.0;\"seconds\":5;regions[0] is wrong: the places of the region",
                "\"seconds\":70.0;\"seconds\":-5;regions[0].keys[1] is wrong: a region can't be at -5.0 s",
                "\"x\":5.0;\"x\":\"5\";regions[0].keys[1].x is not a number",
                "\"shape\":\"oval\";\"shape\":\"round\";shape is 'round'; allowed are oval and a list of points",
                "\"score\":0.987;\"score\":2;regions[0].keys[0] is wrong: a region can't have the score 2.0",
                "\"last\":true;\"last\":[];regions[0].keys[0].last is not true or false",
                "\"last\":true;\"last\":\"maybe\";regions[0].keys[0].last is not true or false",
                "\"#0056b4\";\"blue\";regions[0].color is 'blue'; a colour is written as #e69f00",
                "\"name\": \"door\";\"name\": \"all\";regions[1] is wrong: 'all' can't be the name",
            })
    void whatIsWrongIsToldWithItsPlace(String there, String wrong, String said) throws IOException {
        Path file = written(ResultSet.EMPTY.with(REGIONS));
        String text = Files.readString(file);
        assertEquals(true, text.contains(there), text);
        Files.writeString(file, text.replace(there, wrong));
        String told =
                assertThrows(BadInputException.class, () -> JsonResults.readAll(file)).getMessage();
        assertEquals(true, told.contains(said) && told.startsWith(file.toString()), told);
    }
}
