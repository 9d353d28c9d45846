package io.github.affectj.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds who or what a clip is of (a person, a character, a film) where the names of sub-folders or
 * files tell it.
 *
 * <p>Sub-folders of the labels' folders are such groups. Else names are cut into parts, at signs
 * and between letters and digits; the first part that most clips have, that most often comes back
 * under another label, and that has three values or more names the groups: {@code ann} in {@code
 * ann_happy_01.gif}. A number is taken for one only if it comes back within a label, too, as the
 * actors of RAVDESS and CREMA-D, or follows a word such as {@code actor} or {@code sub}: otherwise
 * it only counts the clips of a label.
 *
 * @param of the group of each clip, in order; empty for a clip that stands alone
 * @param how a part of a sentence that tells how they were found; empty if there are none
 * @param count how many groups
 */
record NameGroups(List<String> of, String how, int count) {
    private static final Pattern CUT =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** Words before a number that make it the number of a person or source. */
    private static final Set<String> NUMBERED =
            Set.of(
                    "actor",
                    "char",
                    "character",
                    "designer",
                    "dia",
                    "dialog",
                    "dialogue",
                    "episode",
                    "ep",
                    "film",
                    "group",
                    "id",
                    "movie",
                    "p",
                    "participant",
                    "person",
                    "s",
                    "scene",
                    "ses",
                    "session",
                    "show",
                    "source",
                    "speaker",
                    "spk",
                    "sub",
                    "subj",
                    "subject",
                    "vid",
                    "video",
                    "vp");

    /** Fewer groups can't be in three splits. */
    private static final int FEWEST = 3;

    private static final int MOST_PARTS = 12;
    private static final double MOST_HAVE_IT = 0.9;
    private static final double MOST_COME_BACK = 0.8;

    /** A value of more clips than this share is a common beginning rather than a group. */
    private static final double LARGEST = 0.7;

    private static final int NAMED = 3;
    private static final String FILMS = "the films that clips are parts of";

    /** The groups that a set itself gives, by its table or its films; empty if it gives none. */
    static Optional<NameGroups> given(ClipDataset set) {
        List<String> of = set.samples().stream().map(Sample::group).toList();
        Set<String> names = new HashSet<>(of);
        names.remove("");
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NameGroups(
                                of,
                                (set.hasFilms() ? FILMS : "the column 'group'")
                                        + " (%s)".formatted(some(of)),
                                names.size()));
    }

    /** Looks at the clips of a set that has no splits. */
    static NameGroups find(ClipDataset set) {
        if (set.samples().stream().anyMatch(s -> !s.span().isWhole())) {
            List<String> films =
                    set.samples().stream()
                            .map(s -> ClipDataset.nameIn(set.folder(), s.path()))
                            .toList();
            return new NameGroups(
                    films,
                    FILMS + " (%s)".formatted(some(films)),
                    (int) films.stream().distinct().count());
        }
        List<String> folders = new ArrayList<>();
        for (Sample s : set.samples()) {
            Path inside =
                    s.path().startsWith(set.folder())
                            ? set.folder().relativize(s.path())
                            : s.path().getFileName();
            folders.add(inside.getNameCount() > 2 ? inside.getName(1).toString() : "");
        }
        Set<String> names = new HashSet<>(folders);
        names.remove("");
        if (names.size() >= FEWEST) {
            return new NameGroups(
                    folders,
                    "the sub-folders of the labels (%s)".formatted(some(folders)),
                    names.size());
        }
        return byParts(set.samples());
    }

    private static NameGroups byParts(List<Sample> samples) {
        List<String[]> parts = samples.stream().map(NameGroups::parts).toList();
        for (int place = 0; place < MOST_PARTS; place++) {
            List<String> values = new ArrayList<>();
            for (String[] name : parts) {
                values.add(place < name.length ? name[place] : "");
            }
            if (areGroups(samples, values, parts, place)) {
                return new NameGroups(
                        values,
                        "part %d of the file names (%s)".formatted(place + 1, some(values)),
                        (int) values.stream().filter(v -> !v.isEmpty()).distinct().count());
            }
        }
        return new NameGroups(samples.stream().map(s -> "").toList(), "", 0);
    }

    /**
     * Names of a set without groups that look as if they told some: they begin with the same word
     * as others under their label, but no other label has that word. Whether {@code anna} of {@code
     * anna_01} is a person or only what the label shows can't be told from them.
     *
     * @return a name of each of the first two such words; empty if most clips have other names
     */
    static List<String> underOneLabel(ClipDataset set) {
        Map<String, List<Sample>> clips = new TreeMap<>();
        for (Sample s : set.samples()) {
            String word = parts(s)[0];
            if (!word.isEmpty() && Character.isLetter(word.codePointAt(0))) {
                clips.computeIfAbsent(word, w -> new ArrayList<>()).add(s);
            }
        }
        clips.entrySet().removeIf(e -> !tellsMoreThanLabel(e.getKey(), e.getValue(), set));
        int told = clips.values().stream().mapToInt(List::size).sum();
        return clips.size() < 2 || told <= set.samples().size() / 2
                ? List.of()
                : clips.values().stream()
                        .limit(2)
                        .map(some -> ManifestReader.shown(stem(some.get(0))))
                        .toList();
    }

    private static boolean tellsMoreThanLabel(String word, List<Sample> clips, ClipDataset set) {
        int[] under = clips.stream().flatMapToInt(Sample::labels).distinct().toArray();
        return clips.size() > 1
                && under.length == 1
                && !set.labels().get(under[0]).equalsIgnoreCase(word);
    }

    private static String[] parts(Sample sample) {
        return CUT.split(stem(sample));
    }

    private static String stem(Sample sample) {
        String name = sample.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static boolean areGroups(
            List<Sample> samples, List<String> values, List<String[]> parts, int place) {
        Map<String, Integer> clips = new HashMap<>();
        Map<String, Set<Integer>> labels = new HashMap<>();
        int have = 0;
        int numbers = 0;
        int numbered = 0;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.isEmpty()) {
                continue;
            }
            have++;
            clips.merge(value, 1, Integer::sum);
            Set<Integer> under = labels.computeIfAbsent(value, v -> new HashSet<>());
            samples.get(i).labels().forEach(under::add);
            if (Character.isDigit(value.charAt(0))) {
                numbers++;
                boolean named = place > 0 && isNumbered(parts.get(i)[place - 1]);
                numbered += named ? 1 : 0;
            }
        }
        if (clips.size() < FEWEST || have < MOST_HAVE_IT * values.size()) {
            return false;
        }
        int back = 0;
        int pairs = 0;
        for (Map.Entry<String, Integer> e : clips.entrySet()) {
            int under = labels.get(e.getKey()).size();
            pairs += under;
            back += under > 1 ? e.getValue() : 0;
            if (e.getValue() > LARGEST * have) {
                return false;
            }
        }
        boolean counts = numbers > have / 2 && numbered <= have / 2 && have < 2 * pairs;
        return back >= MOST_COME_BACK * have && !counts;
    }

    private static boolean isNumbered(String word) {
        return NUMBERED.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String some(List<String> values) {
        List<String> all = values.stream().filter(v -> !v.isEmpty()).distinct().sorted().toList();
        return String.join(", ", all.stream().limit(NAMED).map(ManifestReader::shown).toList())
                + (all.size() > NAMED ? ", ..." : "");
    }
}
