package io.github.affectj.pipeline.folder;

import io.github.affectj.base.BadInputException;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.RegionChoice;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The regions of the clips of a run: those of the json file of Export Regions... or Export Emotion
 * Results... that lies beside the clip, {@code film.mp4.json} or {@code film.json} for {@code
 * film.mp4}.
 */
final class ClipRegions {
    private static final String ENDING = ".json";

    private final String choice;

    /**
     * @param choice {@link AnalysisSettings#region}
     */
    ClipRegions(String choice) {
        this.choice = choice;
    }

    private boolean isWholeFrame() {
        return choice.equals(AnalysisSettings.WHOLE_FRAME);
    }

    /** The files that may hold a clip's regions, the one that counts first. */
    private static List<Path> places(Path clip) {
        String name = clip.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return Stream.of(name, dot > 0 ? name.substring(0, dot) : name)
                .distinct()
                .map(base -> clip.resolveSibling(base + ENDING))
                .toList();
    }

    private static Stream<Path> file(Path clip) {
        return places(clip).stream().filter(Files::isRegularFile).limit(1);
    }

    /**
     * The regions of a clip that a model shall look at.
     *
     * @return none where it is the whole frame
     * @throws BadInputException if there is no such file, it is damaged, or it has no such region
     */
    List<Region> of(Path clip) {
        if (isWholeFrame()) {
            return List.of();
        }
        Path file =
                file(clip)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "region=%s: there is no file with the regions of %s; needed is %s beside it, as Export Regions... writes it."
                                                        .formatted(
                                                                choice,
                                                                clip.getFileName(),
                                                                places(clip)
                                                                        .get(
                                                                                places(clip).size()
                                                                                        - 1)
                                                                        .getFileName())));
        RegionSet regions =
                JsonResults.readAll(file)
                        .set()
                        .part(RegionSet.KEY, RegionSet.class)
                        .orElse(RegionSet.EMPTY);
        return RegionChoice.of(choice, regions, file.getFileName().toString());
    }

    /**
     * What tells whether a clip's regions are others than before: the choice, and SHA-256 of the
     * file that holds them.
     */
    String fingerprint(Path clip) {
        if (isWholeFrame()) {
            return choice;
        }
        return choice + " " + file(clip).findFirst().map(ClipRegions::sha256).orElse("");
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            return ""; // reading it for the regions tells what is wrong
        }
    }
}
