package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes TextGrids. */
final class TextGridWriter {
    /** A tier as it is written: points, or intervals that do not overlap. */
    private record Written(String name, boolean points, List<Segment> segments) {}

    private TextGridWriter() {}

    /** See {@link TierFormat#write}. */
    static List<String> write(WrittenTiers content, Path path) {
        List<Written> written = new ArrayList<>();
        boolean split = false;
        for (Tier tier : content.tiers().tiers()) {
            List<Written> parts = parts(tier);
            split |= parts.size() > 1;
            written.addAll(parts);
        }
        double end =
                content.tiers().tiers().stream()
                        .mapToDouble(Tier::end)
                        .reduce(content.film().end(), Math::max);
        SafeFiles.writeText(path, text(written, end));
        List<String> notes = new ArrayList<>();
        if (split) {
            notes.add(
                    "In %s tiers are in several pieces, since those of Praat allow no overlap, and no points beside intervals."
                            .formatted(path));
        }
        notes.addAll(
                new Unheld(content.tiers())
                        .values()
                        .sources()
                        .coders()
                        .segments(
                                "intervals without a label",
                                s -> s.label().isEmpty() && !s.isPoint())
                        .notes(path));
        return notes;
    }

    private static List<Written> parts(Tier tier) {
        if (tier.kind() == TierKind.POINTS) {
            return List.of(new Written(tier.name(), true, tier.segments()));
        }
        List<Written> parts = new ArrayList<>();
        List<Segment> spans = tier.segments().stream().filter(s -> !s.isPoint()).toList();
        for (List<Segment> lane : Lanes.of(spans, Segment::start, Segment::end)) {
            parts.add(new Written(numbered(tier.name(), parts.size()), false, lane));
        }
        List<Segment> points = tier.segments().stream().filter(Segment::isPoint).toList();
        int lanes = parts.size();
        // No two points of a tier may be at the same time.
        for (Segment point : points) {
            Written free =
                    parts.subList(lanes, parts.size()).stream()
                            .filter(p -> last(p.segments()) < point.start())
                            .findFirst()
                            .orElse(null);
            if (free == null) {
                free =
                        new Written(
                                numbered(tier.name() + " (points)", parts.size() - lanes),
                                true,
                                new ArrayList<>());
                parts.add(free);
            }
            free.segments().add(point);
        }
        return parts;
    }

    private static double last(List<Segment> segments) {
        return segments.get(segments.size() - 1).start();
    }

    private static String numbered(String name, int i) {
        return i == 0 ? name : name + " (" + (i + 1) + ")";
    }

    private static String text(List<Written> tiers, double end) {
        StringBuilder out = new StringBuilder();
        out.append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        span(out, "", 0, end);
        out.append("tiers? <exists>\nsize = ").append(tiers.size()).append("\nitem []:\n");
        for (int t = 0; t < tiers.size(); t++) {
            Written tier = tiers.get(t);
            out.append("    item [").append(t + 1).append("]:\n        class = ");
            out.append(tier.points() ? "\"TextTier\"" : "\"IntervalTier\"");
            out.append("\n        name = ").append(quoted(tier.name())).append('\n');
            span(out, "        ", 0, end);
            if (tier.points()) {
                points(out, tier.segments());
            } else {
                intervals(out, filled(tier.segments(), end));
            }
        }
        return out.toString();
    }

    /** With a segment without a label for each gap. */
    private static List<Segment> filled(List<Segment> segments, double end) {
        List<Segment> filled = new ArrayList<>();
        double at = 0;
        for (Segment segment : segments) {
            if (segment.start() > at) {
                filled.add(new Segment(at, segment.start(), ""));
            }
            filled.add(segment);
            at = segment.end();
        }
        if (at < end) {
            filled.add(new Segment(at, end, ""));
        }
        return filled;
    }

    private static void intervals(StringBuilder out, List<Segment> segments) {
        out.append("        intervals: size = ").append(segments.size()).append('\n');
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            out.append("        intervals [").append(i + 1).append("]:\n");
            span(out, "            ", segment.start(), segment.end());
            out.append("            text = ").append(quoted(segment.label())).append('\n');
        }
    }

    private static void points(StringBuilder out, List<Segment> segments) {
        out.append("        points: size = ").append(segments.size()).append('\n');
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            out.append("        points [").append(i + 1).append("]:\n            number = ");
            out.append(Moment.allDigits(segment.start()).toPlainString());
            out.append("\n            mark = ").append(quoted(segment.label())).append('\n');
        }
    }

    private static void span(StringBuilder out, String indent, double from, double to) {
        out.append(indent).append("xmin = ").append(Moment.allDigits(from).toPlainString());
        out.append('\n').append(indent).append("xmax = ");
        out.append(Moment.allDigits(to).toPlainString()).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
