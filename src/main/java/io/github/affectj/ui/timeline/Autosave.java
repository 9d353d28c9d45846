package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.base.BadInputException;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.result.ResultPart;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Tiers in a file beside the film, so that no work is lost: {@code <film>.affectj-tiers.json}, as
 * {@link JsonResults} writes it. A file there that this object has neither written nor read is
 * somebody's work: it gets another name before the place is taken. Used by one thread at a time.
 */
final class Autosave {
    private static final String ENDING = ".affectj-tiers.json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());
    private static final List<String> PARTS =
            List.of(AnnotationSet.KEY, Vocabularies.KEY, ElanDocument.KEY);

    private final Path file;
    private Optional<FileTime> known = Optional.empty();

    /**
     * @param film whose tiers are written beside it
     */
    Autosave(Path film) {
        file = film.resolveSibling(film.getFileName() + ENDING);
    }

    /** The file that is written. */
    Path file() {
        return file;
    }

    /**
     * What an earlier session left.
     *
     * @param time when it was written
     * @param parts the tiers, and what goes with them
     */
    record Saved(LocalDateTime time, ResultSet parts) {
        AnnotationSet tiers() {
            return parts.part(AnnotationSet.KEY, AnnotationSet.class).orElse(AnnotationSet.EMPTY);
        }
    }

    /**
     * What an earlier session left, if it says anything else than what is attached.
     *
     * @param attached to the stack
     * @throws BadInputException if there is a file that can't be read
     */
    Optional<Saved> find(ResultSet attached) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ResultSet parts = parts(JsonResults.readAll(file).set());
        Saved saved =
                new Saved(
                        LocalDateTime.ofInstant(
                                time().orElse(FileTime.fromMillis(0)).toInstant(),
                                ZoneId.systemDefault()),
                        parts);
        AnnotationSet there =
                attached.part(AnnotationSet.KEY, AnnotationSet.class).orElse(AnnotationSet.EMPTY);
        if (saved.tiers().tiers().isEmpty() || there.tiers().containsAll(saved.tiers().tiers())) {
            known = time();
            return Optional.empty();
        }
        return Optional.of(saved);
    }

    /** The saved tiers are attached from now on, so that the file may be written anew. */
    void taken() {
        known = time();
    }

    /**
     * Saved tiers beside those that are attached: a tier of the same name with other segments stays
     * under another name, unless it is empty.
     */
    static ResultSet joined(ResultSet saved, AnnotationSet attached) {
        AnnotationSet all =
                saved.part(AnnotationSet.KEY, AnnotationSet.class).orElse(AnnotationSet.EMPTY);
        for (Tier tier : attached.tiers()) {
            Optional<Tier> same = all.tier(tier.name());
            if (same.isEmpty()) {
                all = all.with(tier);
            } else if (!same.get().equals(tier) && !tier.segments().isEmpty()) {
                all = all.with(tier.named(all.freeName(tier.name())));
            }
        }
        return saved.with(all);
    }

    private static ResultSet parts(ResultSet set) {
        ResultSet parts = ResultSet.EMPTY;
        for (ResultPart part : set.parts().values()) {
            if (PARTS.contains(part.key())) {
                parts = parts.with(part);
            }
        }
        return parts;
    }

    private Optional<FileTime> time() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes the tiers of a set, whole or not at all.
     *
     * @return where a file lies now that was in the way; empty if none was
     * @throws BadInputException if the folder can't be written to
     */
    Optional<Path> write(ResultSet set) {
        Optional<FileTime> there = time();
        Optional<Path> kept = Optional.empty();
        if (there.isPresent() && !there.equals(known)) {
            kept = Optional.of(aside(there.get()));
        }
        JsonResults.write(parts(set), file);
        known = time();
        return kept;
    }

    private Path aside(FileTime written) {
        String stamp = STAMP.format(written.toInstant());
        String name = file.getFileName().toString().replace(ENDING, "");
        for (int i = 1; ; i++) {
            String number = i == 1 ? "" : "-" + i;
            Path other = file.resolveSibling(name + ".affectj-tiers-" + stamp + number + ".json");
            if (Files.exists(other)) {
                continue;
            }
            try {
                return Files.move(file, other);
            } catch (IOException e) {
                throw new BadInputException(
                        file + " was not written by this window and can't be renamed.", e);
            }
        }
    }
}
