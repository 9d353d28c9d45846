package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.FileEndings;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tiers in files of other programs: ELAN, Praat, subtitles, tables, BIDS. Start here: {@link
 * #read}, {@link #merge} into what a clip has, {@link #write}.
 */
public final class TierFiles {
    /** Takes the format by the file's ending. */
    public static final String AUTO = "auto";

    /** Stands for all tiers. */
    public static final String ALL = "all";

    private static final List<TierFormat> FORMATS =
            List.of(
                    new ElanFormat(),
                    new TextGridFormat(),
                    new SubtitleFormat(SubtitleFormat.SRT),
                    new SubtitleFormat(SubtitleFormat.VTT),
                    new DelimitedFormat("csv", ','),
                    new BidsFormat(), // before tsv, whose ending its files have too
                    new DelimitedFormat("tsv", '\t'));

    private TierFiles() {}

    /** Keys of the formats, {@link #AUTO} first. */
    public static List<String> formats() {
        List<String> formats = new ArrayList<>(List.of(AUTO));
        FORMATS.forEach(format -> formats.add(format.format()));
        return formats;
    }

    /**
     * Reads tiers.
     *
     * @param path a file whose ending tells its format
     * @param tier the name of one of its tiers, or {@link #ALL}
     * @param film that they speak of
     * @throws BadInputException if the file can't be read or has no such tier
     */
    public static ReadTiers read(Path path, String tier, Film film) {
        ReadTiers read = find(AUTO, path).read(path, film);
        if (read.tiers().isEmpty()) {
            throw new BadInputException(path + " holds no tiers.");
        }
        if (tier.equals(ALL)) {
            return read;
        }
        List<Tier> wanted = read.tiers().stream().filter(t -> t.name().equals(tier)).toList();
        if (wanted.isEmpty()) {
            throw new BadInputException(
                    "%s has no tier=%s; allowed are all, %s."
                            .formatted(
                                    path,
                                    ForeignText.of(tier),
                                    read.tiers().stream()
                                            .map(Tier::name)
                                            .collect(Collectors.joining(", "))));
        }
        return new ReadTiers(wanted, read.notes(), read.elan());
    }

    /**
     * The media files that a file of ELAN is linked with, whether they are there or not, the first
     * first: by the way to them from the file where it leads to one, else by their own place.
     *
     * @throws BadInputException if the file can't be read
     */
    public static List<Path> linkedMedia(Path eaf) {
        return EafMedia.files(EafXml.parse(eaf).getDocumentElement(), eaf);
    }

    /**
     * What came of a merge.
     *
     * @param tiers all tiers, those that were there first
     * @param elan the file of ELAN that was read, with the names that its tiers have now
     * @param added the tiers that came from the file
     * @param notes what the user should know, a sentence each
     */
    public record Merged(
            AnnotationSet tiers,
            Optional<ElanDocument> elan,
            List<Tier> added,
            List<String> notes) {}

    /**
     * Puts tiers of a file beside those that are there. One whose name is taken gets another name;
     * one that is there already, to the last segment, is not added again.
     *
     * @param there the tiers that the clip has
     * @param path where the others come from, for messages
     */
    public static Merged merge(AnnotationSet there, ReadTiers read, Path path) {
        AnnotationSet all = there;
        List<Tier> added = new ArrayList<>();
        List<String> notes = new ArrayList<>(read.notes());
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Tier tier : read.tiers()) {
            Tier own = tier;
            if (there.tier(tier.name()).filter(tier::equals).isPresent()) {
                notes.add(
                        "The tier '%s' of %s is there already, with the same segments."
                                .formatted(tier.name(), path));
            } else {
                own = tier.named(all.freeName(tier.name()));
                if (!own.name().equals(tier.name())) {
                    notes.add(
                            "There is a tier '%s' already, which stays as it is; that of %s is '%s'."
                                    .formatted(tier.name(), path, own.name()));
                }
                all = all.with(own);
                added.add(own);
            }
            String name = own.name();
            read.elan()
                    .map(elan -> elan.tiers().get(tier.name()))
                    .ifPresent(ids -> names.put(name, ids));
        }
        return new Merged(
                all, read.elan().map(elan -> new ElanDocument(elan.xml(), names)), added, notes);
    }

    /**
     * Writes tiers, whole or not at all.
     *
     * @param format key of the format, or {@link #AUTO}
     * @param path the file to make or replace; its folder must exist
     * @return what the file can't hold, a sentence each
     * @throws BadInputException if there is no such format, it holds one tier and there are more,
     *     or the file can't be written
     */
    public static List<String> write(WrittenTiers content, String format, Path path) {
        TierFormat found = find(format, path);
        List<String> names = content.tiers().names();
        if (found.holdsOneTier() && names.size() != 1) {
            throw new BadInputException(
                    "A file of the format %s holds one tier; give tier, one of %s."
                            .formatted(found.format(), String.join(", ", names)));
        }
        return found.write(content, path);
    }

    private static TierFormat find(String format, Path path) {
        return known(format, path)
                .orElseThrow(
                        () ->
                                format.equals(AUTO)
                                        ? FileEndings.unknownEnding(path, endings())
                                        : FileEndings.unknownFormat(format, formats()));
    }

    private static Optional<TierFormat> known(String format, Path path) {
        if (!format.equals(AUTO)) {
            return FORMATS.stream().filter(f -> f.format().equals(format)).findFirst();
        }
        String name = name(path).toLowerCase(Locale.ROOT);
        return FORMATS.stream()
                .filter(f -> f.endings().stream().anyMatch(e -> ends(name, e)))
                .findFirst();
    }

    /** Whether a format, or with {@link #AUTO} the ending of a file, is one of tiers. */
    public static boolean knows(String format, Path path) {
        return known(format, path).isPresent();
    }

    /** Endings of all files of tiers, without the dot. */
    public static List<String> endings() {
        return FORMATS.stream().flatMap(f -> f.endings().stream()).toList();
    }

    /** The usual ending of the files of each format, without the dot. */
    public static List<String> usualEndings() {
        return FORMATS.stream().map(f -> f.endings().get(0)).toList();
    }

    /** Endings of the files of a format, without the dot; none of one that nobody knows. */
    public static List<String> endings(String format) {
        return FORMATS.stream()
                .filter(f -> f.format().equals(format))
                .flatMap(f -> f.endings().stream())
                .toList();
    }

    /** {@code events.tsv} is the end of {@code sub-01_events.tsv}; {@code tsv} that of a.tsv. */
    private static boolean ends(String name, String ending) {
        return name.equals(ending)
                || name.endsWith("." + ending)
                || (ending.contains(".") && name.endsWith("_" + ending));
    }

    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }

    /** The name of a file without its ending; what a tier is called that has no name. */
    static String baseName(Path path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        return base.isBlank() ? "tier" : base;
    }
}
