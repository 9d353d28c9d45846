package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second run out of a run folder, from this program or another. The lock is the system's,
 * on a file in the folder: the file that a killed run leaves behind locks nobody out.
 */
public final class RunLock implements AutoCloseable {
    static final String FILE = ".affectj-run.lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a run folder until this is closed.
     *
     * @param folder is there
     * @throws BadInputException if a run is going on in it, or it can't be written to
     */
    public static RunLock take(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Gone again where the run that had it ended just now: then that lock means nothing.
            if (isFree(channel) && Files.exists(file)) {
                return new RunLock(file, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new BadInputException("output=" + folder + " can't be made or written to.", e);
        }
        throw new BadInputException(
                "output="
                        + folder
                        + " is in use by another training or comparison; wait for its end or choose"
                        + " another folder.");
    }

    private static boolean isFree(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Some network drives know no locks: there it is the user who must take care.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            // Empty, and unlocked at the latest when the program ends.
            file.toFile().deleteOnExit();
        }
    }
}
