package io.github.affectj.exchange.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of ELAN whose times count frames. */
class EafUnitTest {
    private static final Path FIXTURE =
            Path.of("src/test/resources/io/github/affectj/exchange/tiers/subdivided.eaf");
    private static final int FRAMES = 3000;

    @TempDir Path folder;

    private Film film(double rate) {
        double[] starts = IntStream.range(0, FRAMES).mapToDouble(i -> i / rate).toArray();
        return new Film(
                "film.mp4",
                Optional.of(folder.resolve("film.mp4")),
                new FrameTimes(starts, FRAMES / rate),
                FRAMES / rate,
                OptionalDouble.of(rate),
                0);
    }

    /** A file that counts another unit, with a shot of one frame and one that overlaps nothing. */
    private Path file(String unit) throws IOException {
        Path file = folder.resolve(unit + ".eaf");
        Files.writeString(
                file,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <ANNOTATION_DOCUMENT AUTHOR="A" DATE="2024-05-01T10:00:00+01:00" FORMAT="3.0" VERSION="3.0">
                    <HEADER MEDIA_FILE="" TIME_UNITS="%s"/>
                    <TIME_ORDER>
                        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/>
                        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="1001"/>
                        <TIME_SLOT TIME_SLOT_ID="ts3"/>
                        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1003"/>
                    </TIME_ORDER>
                    <TIER LINGUISTIC_TYPE_REF="t" TIER_ID="mood">
                        <ANNOTATION>
                            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
                                <ANNOTATION_VALUE>calm</ANNOTATION_VALUE>
                            </ALIGNABLE_ANNOTATION>
                        </ANNOTATION>
                        <ANNOTATION>
                            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
                                <ANNOTATION_VALUE>tense</ANNOTATION_VALUE>
                            </ALIGNABLE_ANNOTATION>
                        </ANNOTATION>
                        <ANNOTATION>
                            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">
                                <ANNOTATION_VALUE>calm</ANNOTATION_VALUE>
                            </ALIGNABLE_ANNOTATION>
                        </ANNOTATION>
                    </TIER>
                    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/>
                </ANNOTATION_DOCUMENT>
                """
                        .formatted(unit));
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "PAL-frames,25,25",
        "NTSC-frames,29.97002997002997,29.97002997002997",
        "PAL-frames,50,25",
        "NTSC-frames,59.94005994005994,29.97002997002997",
    })
    void framesAreCountedAndWrittenBack(String unit, double rate, double counted)
            throws IOException {
        Film film = film(rate);
        Path file = file(unit);
        ReadTiers read = TierFiles.read(file, "mood", film);
        List<Segment> moods = read.tiers().get(0).segments();
        assertEquals(1001 / counted, moods.get(0).end(), 1e-12);
        assertEquals(
                1002 / counted, moods.get(1).end(), 1e-9, "half of what two annotations share");
        assertEquals(1003 / counted, moods.get(2).end(), 1e-12);

        Path back = folder.resolve("back.eaf");
        AnnotationSet same = new AnnotationSet(read.tiers());
        assertEquals(
                List.of(),
                TierFiles.write(new WrittenTiers(same, film, read.elan()), "auto", back));
        assertEquals(text(file), text(back));

        Tier shots =
                new Tier(
                        "shots",
                        TierKind.SEQUENCE,
                        "",
                        List.of(
                                new Segment(0, 7 / counted, "1"),
                                new Segment(7 / counted, 8 / counted, "2")));
        Tier claps =
                new Tier(
                        "claps",
                        TierKind.POINTS,
                        "",
                        List.of(new Segment(9 / counted, 9 / counted, "!")));
        AnnotationSet more = same.with(shots).with(claps);
        assertEquals(
                List.of(),
                TierFiles.write(new WrittenTiers(more, film, read.elan()), "auto", back));
        String text = Files.readString(back);
        assertTrue(text.contains("TIME_UNITS=\"" + unit + "\""), text);
        assertTrue(text.contains("TIME_VALUE=\"8\""), text);
        AnnotationSet again = new AnnotationSet(TierFiles.read(back, "all", film).tiers());
        assertEquals(again.names(), List.of("mood", "shots", "claps"));
        for (Tier tier : more.tiers()) {
            Tier is = again.need(tier.name());
            assertEquals(tier.kind(), is.kind());
            for (int i = 0; i < tier.segments().size(); i++) {
                assertEquals(tier.segments().get(i).start(), is.segments().get(i).start(), 1e-9);
                assertEquals(tier.segments().get(i).end(), is.segments().get(i).end(), 1e-9);
                assertEquals(tier.segments().get(i).label(), is.segments().get(i).label());
            }
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file)
                .replaceFirst("DATE=\"[^\"]*\"", "")
                .replaceFirst("(?s)<HEADER.*?<TIME_ORDER>", "");
    }

    @Test
    void timesBetweenTheFramesThatAreCountedAreRoundedAndThatIsSaid() throws IOException {
        Film film = film(50);
        ReadTiers read = TierFiles.read(file("PAL-frames"), "mood", film);
        Tier odd = new Tier("odd", TierKind.SEQUENCE, "", List.of(new Segment(0.02, 0.4, "x")));
        Path back = folder.resolve("back.eaf");
        assertEquals(
                List.of(back + " counts PAL-frames, so that 1 time is rounded to them."),
                TierFiles.write(
                        new WrittenTiers(
                                new AnnotationSet(read.tiers()).with(odd), film, read.elan()),
                        "auto",
                        back));
        Segment rounded =
                new AnnotationSet(TierFiles.read(back, "all", film).tiers())
                        .need("odd")
                        .segments()
                        .get(0);
        assertEquals(new Segment(0.04, 0.4, "x"), rounded);
    }

    /** What is read, written and read again stays where it was, whatever the film's rate. */
    @ParameterizedTest
    @CsvSource({"PAL-frames,24", "PAL-frames,23.976", "NTSC-frames,60", "NTSC-frames,25"})
    void otherRatesMoveNothingTheSecondTime(String unit, double rate) throws IOException {
        Film film = film(rate);
        Path file = file(unit);
        ReadTiers read = TierFiles.read(file, "all", film);
        Path back = folder.resolve("back.eaf");
        TierFiles.write(
                new WrittenTiers(new AnnotationSet(read.tiers()), film, read.elan()), "auto", back);
        assertEquals(text(file), text(back));
        assertEquals(read.tiers(), TierFiles.read(back, "all", film).tiers());
    }

    @Test
    void millisecondsAreTheDefault() throws IOException {
        String plain = Files.readString(FIXTURE);
        Path file = folder.resolve("plain.eaf");
        Files.writeString(file, plain.replaceFirst("\\s+TIME_UNITS=\"milliseconds\"", ""));
        Film film = Films.cinema(folder);
        assertFalse(Files.readString(file).contains("TIME_UNITS"));
        assertEquals(
                TierFiles.read(FIXTURE, "all", film).tiers(),
                TierFiles.read(file, "all", film).tiers());
    }
}
