package io.github.affectj.training.data;

import static java.util.stream.Collectors.joining;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The film that a file of ELAN speaks of: the one of its name that lies beside it, else the one
 * that it is linked with.
 *
 * @param path its file
 * @param film what readers of tiers have to know of it
 */
record AnnotatedFilm(Path path, Film film) {
    private static final String EAF = ".eaf";

    /** A file that can be opened, and whether it shows anything. */
    private record Found(AnnotatedFilm film, boolean hasPicture) {}

    /**
     * Finds it.
     *
     * @param inside all files of the folder in which {@code eaf} lies
     * @throws BadInputException if there is none, or several
     */
    static AnnotatedFilm of(Path eaf, List<Path> inside, Progress progress) {
        List<Path> linked = TierFiles.linkedMedia(eaf);
        List<Path> beside =
                inside.stream()
                        .filter(f -> base(f).equals(base(eaf)) && !isEaf(f))
                        .filter(f -> !Files.isDirectory(f))
                        .toList();
        List<Found> films = new ArrayList<>();
        for (Path file : beside) { // subtitles and tables have the film's name too
            try {
                films.add(opened(file, progress));
            } catch (BadInputException e) {
                continue; // the sentence below names it where it matters
            }
        }
        // ELAN is often given the film and its sound.
        if (films.stream().filter(Found::hasPicture).count() > 0) {
            films.removeIf(f -> !f.hasPicture());
        }
        if (films.size() > 1 && films.stream().anyMatch(f -> linked.contains(f.film().path()))) {
            films.removeIf(f -> !linked.contains(f.film().path()));
        }
        if (films.size() > 1) {
            throw new BadInputException(
                    "%s may belong to %s; link it with one of them in ELAN, or rename the others."
                            .formatted(
                                    eaf, names(films.stream().map(f -> f.film().path()).toList())));
        }
        if (films.isEmpty()) {
            return linked.stream()
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(file -> opened(file, progress).film())
                    .orElseThrow(() -> none(eaf, beside, linked));
        }
        return films.get(0).film();
    }

    static boolean isEaf(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(EAF);
    }

    /** The name of a file without its ending. */
    static String base(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Found opened(Path file, Progress progress) {
        try (Clip clip = ClipOpener.open(file, progress)) {
            return new Found(new AnnotatedFilm(file, Film.of(clip)), clip.hasPicture());
        }
    }

    private static BadInputException none(Path eaf, List<Path> beside, List<Path> linked) {
        return new BadInputException(
                "%s belongs to no film: %s, and %s."
                        .formatted(
                                eaf,
                                beside.isEmpty()
                                        ? "no film of its name lies beside it"
                                        : "of what has its name beside it nothing can be opened ("
                                                + names(beside)
                                                + ")",
                                linked.isEmpty()
                                        ? "it is linked with none"
                                        : names(linked)
                                                + ", with which it is linked, is not there"));
    }

    private static String names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).collect(joining(", "));
    }
}
