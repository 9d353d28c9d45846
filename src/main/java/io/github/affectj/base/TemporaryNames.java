package io.github.affectj.base;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names of files that stand beside their place while they are written. A process that is killed
 * leaves them behind, hidden; the next one that writes there takes them away when they are old.
 */
final class TemporaryNames {
    private static final String START = ".affectj-";

    /** Ours and those of earlier versions, which had the whole name behind the number. */
    private static final Pattern OURS =
            Pattern.compile("\\.affectj-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}([-.].*)?");

    /** No export writes nothing for so long. */
    private static final Duration OLD = Duration.ofDays(1);

    /** Entries of a folder that are looked at: a few milliseconds, also in a folder of millions. */
    private static final int MOST_ENTRIES = 10_000;

    /** Characters of an ending that is kept, so that the name stays short. */
    private static final int LONGEST_ENDING = 12;

    private TemporaryNames() {}

    /**
     * A new name beside a file, with its ending, by which some writers choose their format. Short,
     * whatever the name of the file: together they could be longer than the system allows.
     */
    static Path beside(Path target) {
        String name = target.getFileName().toString();
        int point = name.lastIndexOf('.');
        boolean kept = point > 0 && name.length() - point <= LONGEST_ENDING;
        return target.resolveSibling(
                START + UUID.randomUUID() + (kept ? name.substring(point) : ""));
    }

    /** Deletes what killed processes left in a folder more than a day ago, as far as it can. */
    static void sweep(Path folder, Instant now) {
        int seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isLeft(entry, now)) {
                    Files.deleteIfExists(entry);
                }
                if (++seen == MOST_ENTRIES) {
                    return;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They are in nobody's way; whoever may delete them does so another time.
            return;
        }
    }

    private static boolean isLeft(Path entry, Instant now) throws IOException {
        if (!OURS.matcher(entry.getFileName().toString()).matches()) {
            return false;
        }
        BasicFileAttributes is =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return is.isRegularFile() && is.lastModifiedTime().toInstant().isBefore(now.minus(OLD));
    }
}
