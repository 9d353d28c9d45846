package io.github.affectj.pipeline.folder;

import io.github.affectj.exchange.JsonResults;
import io.github.affectj.result.ResultSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The json file of Export Regions... or Export Emotion Results... that lies beside a clip, {@code
 * film.mp4.json} or {@code film.json} for {@code film.mp4}.
 */
final class BesideClip {
    private static final String ENDING = ".json";

    private BesideClip() {}

    /** The files that may hold what is known of a clip, the one that counts first. */
    private static List<Path> places(Path clip) {
        String name = clip.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return Stream.of(name, dot > 0 ? name.substring(0, dot) : name)
                .distinct()
                .map(base -> clip.resolveSibling(base + ENDING))
                .toList();
    }

    /** The file that is there. */
    static Optional<Path> file(Path clip) {
        return places(clip).stream().filter(Files::isRegularFile).findFirst();
    }

    /** Name of the file that is needed where there is none. */
    static Path needed(Path clip) {
        List<Path> places = places(clip);
        return places.get(places.size() - 1).getFileName();
    }

    /**
     * What the file holds.
     *
     * @throws io.github.affectj.base.BadInputException if it is damaged
     */
    static ResultSet read(Path file) {
        return JsonResults.readAll(file).set();
    }
}
