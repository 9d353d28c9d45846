package io.github.affectj.training.data;

import static java.util.stream.Collectors.joining;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.ReadTiers;
import io.github.affectj.exchange.tiers.TierFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a set of films with a file of ELAN beside each: the segments of one tier, which all files
 * have, are the clips, and the films their groups.
 */
final class FilmTiersReader {
    private final Path folder;
    private final Progress progress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Where points and segments without a label are, which can be no clips. */
    private final List<String> points = new ArrayList<>();

    private final List<String> unlabelled = new ArrayList<>();

    private record Annotated(Path eaf, Path film, ReadTiers read) {}

    private FilmTiersReader(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Whether files of ELAN lie in a folder. */
    static boolean isOne(Path folder) {
        return FolderReader.list(folder).stream().anyMatch(FilmTiersReader::isEaf);
    }

    /**
     * Reads a folder.
     *
     * @param tier its name; empty for the only one with labels
     * @throws BadInputException if a file can't be read, belongs to no film or lacks the tier, or
     *     several tiers have labels and none is named
     */
    static ClipDataset read(Path folder, String tier, Progress progress) {
        FilmTiersReader reader = new FilmTiersReader(folder, progress);
        List<Annotated> films = reader.films();
        String wanted = tier.isEmpty() ? reader.onlyTier(films) : tier;
        films.forEach(film -> reader.add(film, wanted));
        reader.noteLeftOut();
        if (reader.entries.isEmpty()) {
            throw new BadInputException(
                    "No segment of tier=%s in %s has a label and a length, so that there are no clips."
                            .formatted(ForeignText.of(wanted), folder));
        }
        return LabelPlaces.number(folder, reader.entries, reader.notes);
    }

    private static boolean isEaf(Path file) {
        return AnnotatedFilm.isEaf(file) && !Files.isDirectory(file);
    }

    private List<Annotated> films() {
        List<Path> inside = FolderReader.list(folder);
        List<Annotated> films = new ArrayList<>();
        Set<Path> used = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Path eaf : inside.stream().filter(FilmTiersReader::isEaf).toList()) {
            progress.checkCancelled();
            AnnotatedFilm film = AnnotatedFilm.of(eaf, inside, progress);
            ReadTiers read = TierFiles.read(eaf, TierFiles.ALL, film.film());
            notes.addAll(read.notes());
            films.add(new Annotated(eaf, film.path(), read));
            used.add(film.path());
            names.add(AnnotatedFilm.base(eaf));
        }
        List<Path> unused =
                inside.stream()
                        .filter(f -> !used.contains(f) && !names.contains(AnnotatedFilm.base(f)))
                        .toList();
        FolderReader.unused(unused, "as no .eaf belongs to it").ifPresent(notes::add);
        return films;
    }

    private String onlyTier(List<Annotated> films) {
        Set<String> labelled = new TreeSet<>();
        films.stream()
                .flatMap(film -> film.read().tiers().stream())
                .filter(tier -> tier.segments().stream().anyMatch(FilmTiersReader::isClip))
                .forEach(tier -> labelled.add(tier.name()));
        if (labelled.size() == 1) {
            return labelled.iterator().next();
        }
        throw new BadInputException(
                labelled.isEmpty()
                        ? "The .eaf files of %s have no tier with labelled segments."
                                .formatted(folder)
                        : "The .eaf files of %s have several tiers with labels; give tier, one of %s."
                                .formatted(folder, LabelPlaces.shortened(labelled)));
    }

    private void add(Annotated film, String name) {
        Tier tier =
                film.read().tiers().stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> missing(film, name));
        for (Segment segment : tier.segments()) {
            String where = ClipDataset.nameIn(folder, film.eaf()) + " at " + segment.place();
            if (!isClip(segment)) {
                (segment.isPoint() ? points : unlabelled).add(where);
                continue;
            }
            String label = label(segment);
            String complaint = LabelPlaces.complaint(label);
            if (complaint != null) {
                throw new BadInputException(where + complaint);
            }
            entries.add(
                    new Entry(
                            film.film(),
                            label,
                            Sample.NO_SPLIT,
                            ClipDataset.nameIn(folder, film.film()),
                            Sample.UNKNOWN,
                            where,
                            null,
                            null,
                            new Span(segment.start(), segment.end())));
        }
    }

    private static BadInputException missing(Annotated film, String name) {
        return new BadInputException(
                "%s has no tier=%s, which all files of the data set must have; it has %s."
                        .formatted(
                                film.eaf(),
                                ForeignText.of(name),
                                film.read().tiers().stream()
                                        .map(t -> ForeignText.of(t.name()))
                                        .collect(joining(", "))));
    }

    private static String label(Segment segment) {
        return ManifestReader.composed(segment.label().strip());
    }

    private static boolean isClip(Segment segment) {
        return !segment.isPoint() && !label(segment).isEmpty();
    }

    private void noteLeftOut() {
        noteLeftOut(points, Counts.of(points.size(), "point"));
        noteLeftOut(unlabelled, Counts.of(unlabelled.size(), "segment") + " without a label");
    }

    private void noteLeftOut(List<String> places, String what) {
        if (!places.isEmpty()) {
            notes.add(
                    "Left out of the data set %s: %s; the first is %s."
                            .formatted(folder, what, places.get(0)));
        }
    }
}
