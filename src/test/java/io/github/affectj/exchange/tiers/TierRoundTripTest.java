package io.github.affectj.exchange.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is written is read again: labels of any letters, times of frames, to the last digit. */
class TierRoundTripTest {
    private static final int TRIES = 60;
    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("tiers");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private record Piece(int start, int length, String label, Double value, String source) {}

    private static Arbitrary<String> text(int most) {
        return Arbitraries.strings()
                .withChars("ab '\"\\<>&,;\t\n=+-@%|!#äß驚")
                .withChars('\u00a0', '\u2028', '\ud7ff')
                .ofMaxLength(most);
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Films.FRAMES - 20),
                        Arbitraries.integers().between(0, 20),
                        text(8),
                        Arbitraries.doubles().between(-1e6, 1e6).injectNull(0.5),
                        Arbitraries.of("", "", "Kim", "<Lee>"))
                .as(Piece::new)
                .list()
                .ofMaxSize(12);
    }

    private static List<Segment> segments(List<Piece> pieces) {
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : pieces) {
            segments.add(
                    new Segment(
                            Films.frame(piece.start()),
                            Films.frame(piece.start() + piece.length()),
                            piece.label(),
                            piece.value() == null
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(piece.value()),
                            piece.source()));
        }
        return segments;
    }

    private static AnnotationSet again(AnnotationSet tiers, String name) {
        Film film = Films.cinema(folder);
        Path file = folder.resolve(name);
        TierFiles.write(new WrittenTiers(tiers, film, Optional.empty()), "auto", file);
        return new AnnotationSet(TierFiles.read(file, "all", film).tiers());
    }

    /** Without what the order of equal times may change. */
    private static List<String> sorted(Tier tier) {
        return tier.segments().stream().map(Segment::toString).sorted().toList();
    }

    @Property(tries = TRIES)
    void elanKeepsAll(@ForAll("pieces") List<Piece> pieces, @ForAll TierKind kind) {
        List<Segment> segments = fitting(segments(pieces), kind);
        Tier tier = new Tier("a tier", kind, "Ana", segments);
        Tier found = again(new AnnotationSet(List.of(tier)), "a.eaf").need("a tier");
        assertEquals(sorted(tier), sorted(found));
        assertEquals(tier.kind(), found.kind());
        assertEquals("Ana", found.coder());
    }

    /** Those of the segments that a tier of the kind may have. */
    private static List<Segment> fitting(List<Segment> segments, TierKind kind) {
        List<Segment> fitting = new ArrayList<>();
        for (Segment segment : segments) {
            Segment one =
                    kind == TierKind.POINTS
                            ? segment.at(segment.start(), segment.start())
                            : segment;
            boolean free =
                    fitting.stream()
                            .noneMatch(
                                    o ->
                                            o.overlap(one) > 0
                                                    || o.start() == one.start()
                                                    || o.isPoint() && one.holds(o.start())
                                                    || one.isPoint() && o.holds(one.start()));
            if (free || kind == TierKind.OVERLAPPING) {
                fitting.add(one);
            }
        }
        return fitting;
    }

    @Property(tries = TRIES)
    void tablesKeepAllButTheKind(@ForAll("pieces") List<Piece> pieces) {
        Tier tier = Tier.of("a tier", "@Ana", segments(pieces));
        AnnotationSet set = new AnnotationSet(List.of(tier));
        if (pieces.isEmpty()) {
            return;
        }
        for (String name : List.of("a.csv", "a.tsv")) {
            Tier found = again(set, name).need("a tier");
            assertEquals(sorted(tier), sorted(found), name);
            assertEquals("@Ana", found.coder());
        }
    }

    @Property(tries = TRIES)
    void bidsKeepsAllButTheKind(@ForAll("pieces") List<Piece> pieces) {
        Tier tier = Tier.of("a tier", "Ana", segments(pieces));
        if (!pieces.isEmpty()) {
            Tier found = again(new AnnotationSet(List.of(tier)), "a_events.tsv").need("a tier");
            assertEquals(sorted(tier), sorted(found));
        }
    }

    @Property(tries = TRIES)
    void praatKeepsTimesAndLabels(@ForAll("pieces") List<Piece> pieces, @ForAll boolean points) {
        TierKind kind = points ? TierKind.POINTS : TierKind.SEQUENCE;
        List<Segment> plain = new ArrayList<>();
        for (Segment s : fitting(segments(pieces), kind)) {
            if (points || !s.isPoint() && !s.label().isEmpty()) {
                plain.add(new Segment(s.start(), s.end(), s.label()));
            }
        }
        Tier tier = new Tier("a \"tier\"", kind, "", plain);
        assertEquals(
                tier, again(new AnnotationSet(List.of(tier)), "a.TextGrid").need("a \"tier\""));
    }

    @Property(tries = TRIES)
    void subtitlesKeepTimesAndLines(@ForAll("pieces") List<Piece> pieces) {
        List<Segment> plain = new ArrayList<>();
        for (Segment s : segments(pieces)) {
            String label = String.join("\n", s.label().lines().filter(l -> !l.isBlank()).toList());
            plain.add(new Segment(s.start(), s.end(), label, OptionalDouble.empty(), s.source()));
        }
        Tier tier = Tier.of("a", "", plain);
        Tier vtt = again(new AnnotationSet(List.of(tier)), "a.vtt").need("a");
        assertEquals(sorted(tier), sorted(vtt));
        if (plain.isEmpty()) {
            return; // an empty file, which says nothing
        }
        Tier srt = again(new AnnotationSet(List.of(tier)), "a.srt").need("a");
        assertEquals(
                sorted(
                        Tier.of(
                                "a",
                                "",
                                plain.stream().map(s -> s.labelled(s.label(), "")).toList())),
                sorted(srt));
    }
}
