package io.github.affectj.exchange.tiers;

import static java.util.stream.Collectors.joining;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subtitles: SubRip (.srt) and WebVTT (.vtt, <a href="https://www.w3.org/TR/webvtt1/">its
 * specification</a>). A file is a tier, named as the file; a cue is a segment. Tags of typefaces
 * are taken off the texts; of WebVTT the voice ({@code <v Ana>}) is who said it.
 *
 * @param format {@code srt} or {@code vtt}
 */
record SubtitleFormat(String format) implements TierFormat {
    static final String SRT = "srt";
    static final String VTT = "vtt";

    private static final String ARROW = "-->";
    private static final Pattern TIMING = Pattern.compile("\\s*(\\S+)\\s+-->\\s+(\\S+)(?:\\s.*)?");
    private static final Pattern SRT_TAG =
            Pattern.compile("(?i)</?(?:i|b|u|s|font)(?:\\s[^<>]*)?>|\\{\\\\an?\\d+\\}");

    @Override
    public List<String> endings() {
        return List.of(format);
    }

    @Override
    public boolean holdsOneTier() {
        return true;
    }

    private boolean isVtt() {
        return format.equals(VTT);
    }

    @Override
    public ReadTiers read(Path path, Film film) {
        TierCollector tiers = new TierCollector(path, film);
        String[] lines = Texts.lines(Texts.read(path, "a file of subtitles", tiers));
        if (isVtt() && (lines.length == 0 || !lines[0].matches("WEBVTT([ \\t].*)?"))) {
            throw new BadInputException(path + " is no WebVTT: its first line is not WEBVTT.");
        }
        String tier = TierFiles.baseName(path);
        tiers.tier(tier, "", Optional.empty());
        int cues = 0;
        for (int i = isVtt() ? 1 : 0; i < lines.length; ) {
            if (lines[i].contains(ARROW)) {
                int end = i + 1;
                while (end < lines.length && !endsCue(lines[end])) {
                    end++;
                }
                cue(tiers, tier, path, film, lines, i, end);
                cues++;
                i = end;
            } else if (isVtt()
                    && ((i == 1 && !lines[i].isBlank())
                            || lines[i].matches("(NOTE|STYLE|REGION)(\\s.*)?"))) {
                i++;
                while (i < lines.length && !lines[i].isEmpty()) {
                    i++; // the head goes on, or a block that is no cue
                }
            } else {
                requireNumber(path, lines, i);
                i++;
            }
        }
        if (cues == 0 && !isVtt()) {
            throw new BadInputException(
                    path
                            + " holds no subtitles: there is no line such as 00:00:01,000 --> 00:00:02,500.");
        }
        return new ReadTiers(List.copyOf(tiers.tiers().values()), tiers.notes(), Optional.empty());
    }

    /** WebVTT takes spaces for a line of the text; programs that write SubRip do not. */
    private boolean endsCue(String line) {
        return isVtt() ? line.isEmpty() : line.isBlank();
    }

    /** Between cues there are empty lines and, before the times, the number or name of the cue. */
    private void requireNumber(Path path, String[] lines, int i) {
        boolean before = i + 1 < lines.length && lines[i + 1].contains(ARROW);
        if (!lines[i].isBlank() && !before) {
            throw new BadInputException(
                    "%s: a cue breaks off or an empty line stands in its text; before a text its times are needed, as 00:00:01%s000 --> 00:00:02%s500."
                            .formatted(
                                    TierCollector.at(path, i + 1),
                                    isVtt() ? "." : ",",
                                    isVtt() ? "." : ","));
        }
    }

    private void cue(
            TierCollector tiers,
            String tier,
            Path path,
            Film film,
            String[] lines,
            int from,
            int to) {
        String place = TierCollector.at(path, from + 1);
        Matcher times = TIMING.matcher(lines[from]);
        if (!times.matches()) {
            throw new BadInputException(
                    "%s: the times of a cue are needed, as 00:00:01,000 --> 00:00:02,500."
                            .formatted(place));
        }
        Moment start = Moment.parse(times.group(1), film, place);
        Moment end = Moment.parse(times.group(2), film, place);
        String text = String.join("\n", List.of(lines).subList(from + 1, to));
        VttText cue = isVtt() ? VttText.read(text) : new VttText("", srtText(text));
        tiers.add(
                tier,
                new TierCollector.Row(
                        start, end, cue.label(), OptionalDouble.empty(), cue.voice(), from + 1));
    }

    private static String srtText(String text) {
        return SRT_TAG.matcher(text).replaceAll("");
    }

    @Override
    public List<String> write(WrittenTiers content, Path path) {
        Tier tier = content.tiers().tiers().get(0);
        StringBuilder out = new StringBuilder(isVtt() ? "WEBVTT\n\n" : "");
        int number = 1;
        for (Segment segment : tier.segments()) {
            out.append(number++).append('\n');
            out.append(time(segment.start())).append(" --> ").append(time(segment.end()));
            out.append('\n').append(text(segment));
            out.append("\n\n");
        }
        SafeFiles.writeText(path, out.toString());
        List<String> notes = new ArrayList<>();
        Unheld unheld = new Unheld(content.tiers()).values().coders();
        if (!isVtt()) {
            unheld.sources();
            unheld.segments("tags in labels", s -> SRT_TAG.matcher(s.label()).find());
        }
        unheld.segments("empty lines in labels", s -> !lines(s.label()).equals(s.label()));
        notes.addAll(unheld.notes(path));
        return notes;
    }

    private String text(Segment segment) {
        String label = lines(segment.label());
        return isVtt() ? new VttText(segment.source(), label).written() : label;
    }

    /** An empty line ends a cue, so none can be in its text. */
    private static String lines(String label) {
        return label.lines().filter(line -> !line.isBlank()).collect(joining("\n"));
    }

    private String time(double seconds) {
        long ms = Moment.toMilliseconds(seconds);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                isVtt() ? "." : ",",
                ms % 1000);
    }
}
