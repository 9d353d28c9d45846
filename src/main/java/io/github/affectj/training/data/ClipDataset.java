package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A labelled set of clips on disk with its splits: {@code manifest.csv}, folders {@code
 * split/label/clip}, or folders {@code label/clip} or films with files of ELAN, which {@link
 * DatasetSplitter} splits. Sub-folders of a label's folder belong to it.
 */
public final class ClipDataset {
    /** Name of the table that describes a set. */
    public static final String MANIFEST = "manifest.csv";

    /** The manifest's column that tells where the figure of a clip is. */
    public static final String FIGURE = "figure";

    /** Groups that a sentence names. */
    private static final int MOST_NAMED = 12;

    private static final Pattern SPLIT = Pattern.compile("train|val|test(-[a-z0-9]+)*");

    private final Path folder;
    private final List<String> labels;
    private final List<Sample> samples;
    private final List<String> notes;
    private final String splitBy;

    public ClipDataset(Path folder, List<String> labels, List<Sample> samples) {
        this(folder, labels, samples, List.of(), "");
    }

    /**
     * @param notes see {@link #notes()}
     * @param splitBy see {@link #splitBy()}
     */
    ClipDataset(
            Path folder,
            List<String> labels,
            List<Sample> samples,
            List<String> notes,
            String splitBy) {
        this.folder = folder;
        this.labels = List.copyOf(labels);
        this.samples = List.copyOf(samples);
        this.notes = List.copyOf(notes);
        this.splitBy = splitBy;
    }

    /**
     * Reads and checks a set.
     *
     * @param folder holds {@code manifest.csv}, the folders train, val, test, or one a label, or
     *     films with files of ELAN beside them
     * @throws BadInputException if the set is missing, a label has no clips or looks misspelt, a
     *     split is unknown, a file is missing, or a group is in more than one split
     */
    public static ClipDataset open(Path folder) {
        return open(folder, "", Progress.NONE);
    }

    /**
     * As above.
     *
     * @param tier of films with files of ELAN: the name of the tier whose segments are the clips;
     *     empty for the only one with labels
     * @param progress asked whether to stop, as a table may be long
     * @throws BadInputException also if a tier is named and there are no files of ELAN
     */
    public static ClipDataset open(Path folder, String tier, Progress progress) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(
                    "dataset="
                            + folder
                            + (Files.exists(folder)
                                    ? " is a file, not a folder"
                                    : " is not a folder")
                            + "; give a folder that holds a manifest.csv, the folders train, val"
                            + " and test, a folder for each label, or films with .eaf files beside them.");
        }
        // A link or pipe of that name is no reason to look elsewhere: the reader tells of it.
        ClipDataset set =
                Files.exists(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS)
                        ? ManifestReader.read(folder, progress).withoutTier(tier)
                        : FilmTiersReader.isOne(folder)
                                ? FilmTiersReader.read(folder, tier, progress)
                                : labelFolders(folder, tier);
        set.checkGroups();
        return set;
    }

    private static ClipDataset labelFolders(Path folder, String tier) {
        if (!tier.isEmpty()) {
            throw new BadInputException(
                    "tier=%s: there are no .eaf files in the data set %s."
                            .formatted(ForeignText.of(tier), folder));
        }
        return FolderReader.read(folder);
    }

    private ClipDataset withoutTier(String tier) {
        if (tier.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(
                "tier=%s is not used: the data set %s has a %s, which says what its clips are."
                        .formatted(ForeignText.of(tier), folder, MANIFEST));
        return new ClipDataset(folder, labels, samples, more, splitBy);
    }

    /** Whether a folder holds films with files of ELAN, which are clips by their segments. */
    public static boolean isOfFilms(Path folder) {
        return FilmTiersReader.isOne(folder);
    }

    /** Whether a text names a split. */
    static boolean isSplit(String name) {
        return SPLIT.matcher(name).matches();
    }

    /** Whether the set tells the splits of its clips. */
    public boolean isSplit() {
        return samples.stream().noneMatch(s -> s.split().equals(Sample.NO_SPLIT));
    }

    /** Whether its clips are those of a table. */
    boolean hasManifest() {
        return samples.stream().anyMatch(s -> s.where().startsWith(MANIFEST + " "));
    }

    /** The end of a sentence on a set that has no splits. */
    String whyUnsplit() {
        return hasManifest()
                ? "has no splits in its " + MANIFEST
                : hasFilms() ? "is one of films with .eaf files" : "is sorted by label alone";
    }

    /** Whether its clips are parts of films that no table tells. */
    boolean hasFilms() {
        return !hasManifest() && samples.stream().anyMatch(s -> !s.span().isWhole());
    }

    /** What the user should know of how the set was read, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** How the set was split, if AffectJ did it, in sentences without its place; else empty. */
    public String splitBy() {
        return splitBy;
    }

    /** The same set with some of its clips only. */
    public ClipDataset with(List<Sample> some) {
        return new ClipDataset(folder, labels, some, notes, splitBy);
    }

    /** The set's folder. */
    public Path folder() {
        return folder;
    }

    /** Path of a clip as the set names it: within the folder and with slashes, if it lies there. */
    public static String nameIn(Path folder, Path clip) {
        Path inside = clip.startsWith(folder) ? folder.relativize(clip) : clip;
        return inside.toString().replace('\\', '/');
    }

    /** All labels, in the order in which the set names them. */
    public List<String> labels() {
        return labels;
    }

    /** All clips. */
    public List<Sample> samples() {
        return samples;
    }

    /**
     * The clips of a split.
     *
     * @throws BadInputException if there are none; the sentence lists the splits there are
     */
    public List<Sample> split(String name) {
        List<Sample> some = samples.stream().filter(s -> s.split().equals(name)).toList();
        if (some.isEmpty() && !isSplit()) {
            throw new BadInputException(
                    "The data set "
                            + folder
                            + " "
                            + whyUnsplit()
                            + ", so that no clip is in a split '"
                            + name
                            + "'; set split=all to score all of its clips, or give the folder"
                            + " 'dataset' of the training run that split it.");
        }
        if (some.isEmpty()) {
            throw new BadInputException(
                    "The data set "
                            + folder
                            + " has no clips in the split '"
                            + name
                            + "'; it has "
                            + String.join(", ", splits())
                            + "."
                            + (hasFilms()
                                    ? " Each film goes to one split whole: 2 films are needed to"
                                            + " train, 3 to have a test."
                                    : ""));
        }
        return some;
    }

    /** Names of the splits that have clips, sorted. */
    public Set<String> splits() {
        return samples.stream()
                .map(Sample::split)
                .filter(split -> !split.equals(Sample.NO_SPLIT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it holds feature files in the place of clips of media. */
    public boolean isFeatures() {
        return samples.stream().anyMatch(s -> s.features() != null);
    }

    /** Whether steps have labels rather than clips. */
    public boolean isByStep() {
        return samples.stream().anyMatch(Sample::isByStep);
    }

    /**
     * How many clips, or labelled steps, a split has of each label, in the order of {@link
     * #labels()}.
     */
    public int[] counts(List<Sample> split) {
        int[] counts = new int[labels.size()];
        split.forEach(s -> s.labels().forEach(l -> counts[l]++));
        return counts;
    }

    /** Whether it tells of some clips what several raters said. */
    public boolean hasShares() {
        return samples.stream().anyMatch(s -> s.shares() != null);
    }

    private void checkGroups() {
        Map<String, String> splitOf = new HashMap<>();
        Map<String, Set<String>> splitsOf = new TreeMap<>(); // of groups that cross
        for (Sample s : samples) {
            if (!s.group().isEmpty()) {
                String first = splitOf.putIfAbsent(s.group(), s.split());
                if (first != null && !first.equals(s.split())) {
                    splitsOf.computeIfAbsent(s.group(), g -> new TreeSet<>(Set.of(first)))
                            .add(s.split());
                }
            }
        }
        List<String> crossing =
                splitsOf.entrySet().stream()
                        .map(
                                e ->
                                        ManifestReader.shown(e.getKey())
                                                + " ("
                                                + String.join(", ", e.getValue())
                                                + ")")
                        .toList();
        if (!crossing.isEmpty()) {
            int more = crossing.size() - MOST_NAMED;
            throw new BadInputException(
                    "A group must lie in one split only, else the scores are too good; in "
                            + folder
                            + " these cross: "
                            + String.join("; ", crossing.stream().limit(MOST_NAMED).toList())
                            + (more > 0 ? "; and " + more + " more" : "")
                            + ".");
        }
    }
}
