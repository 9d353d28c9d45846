package io.github.affectj.pipeline.folder;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.exchange.DelimitedTable;
import io.github.affectj.result.ResultSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run has done so far, in a hidden folder of the output folder: a file for each clip, moved
 * there when it is whole, so that a run may be killed at any moment. Its first line is the {@link
 * ClipRecord} as JSON, the others are the table of the clip's frames.
 *
 * <p>Held by one run at a time; a lock that the system takes back when the program ends.
 */
final class FolderStore implements AutoCloseable {
    /** Name of the hidden folder. */
    static final String HIDDEN = ".affectj";

    /** Name of the folder with the files of single clips. */
    static final String CLIPS = "clips";

    /** Name of the folder with the faces that were found in single clips. */
    static final String REGIONS = "regions";

    private static final Gson GSON = new Gson();
    private static final int NAME_BYTES = 16;

    /** What {@link SafeFiles} leaves where it is killed. */
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\.affectj-[0-9a-f-]{36}([-.].*)?", Pattern.DOTALL);

    private final Path output;
    private final Path folder;
    private final FileChannel lock;

    private FolderStore(Path output, Path folder, FileChannel lock) {
        this.output = output;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the output folder, which is made if need be.
     *
     * @throws BadInputException if it can't be made or written to, or another run is using it
     */
    static FolderStore open(Path output) {
        Path folder = output.resolve(HIDDEN);
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new BadInputException(
                        "Another run is writing to output="
                                + output
                                + "; wait for its end or choose another folder.");
            }
            FolderStore store = new FolderStore(output, folder, lock);
            store.sweep();
            return store;
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder output=%s can't be made or written to (%s).".formatted(output, e),
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // A run of this program.
            return false;
        }
    }

    /** Takes away what killed runs had begun to write. */
    private void sweep() throws IOException {
        for (Path at : List.of(output, folder, output.resolve(CLIPS), output.resolve(REGIONS))) {
            if (Files.isDirectory(at)) {
                int depth = at.equals(output) ? 1 : Integer.MAX_VALUE;
                try (Stream<Path> files = Files.walk(at, depth)) {
                    for (Path file : files.filter(FolderStore::isLeftOver).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static boolean isLeftOver(Path file) {
        return LEFT_OVER.matcher(file.getFileName().toString()).matches()
                && Files.isRegularFile(file);
    }

    /** The output folder. */
    Path output() {
        return output;
    }

    /**
     * Where a clip's own file lies.
     *
     * @param name its path in the folder of such files, with slashes
     */
    Path clipFile(String name) {
        return output.resolve(CLIPS).resolve(name);
    }

    /** Where the faces lie that were found in a clip; {@code name} as of {@link #clipFile}. */
    Path regionsFile(String name) {
        return output.resolve(REGIONS).resolve(name);
    }

    /** What is kept of a clip; empty if there is nothing, or nothing of use. */
    Optional<ClipRecord> read(ClipFile file) {
        try (BufferedReader in = reader(file.relative())) {
            ClipRecord record = GSON.fromJson(in.readLine(), ClipRecord.class);
            boolean whole =
                    record != null
                            && record.version() == ClipRecord.VERSION
                            && file.relative().equals(record.file());
            return whole ? Optional.of(record) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a clip that is done.
     *
     * @throws BadInputException if it can't be written
     */
    void write(ClipRecord record, ResultSet results) {
        SafeFiles.write(
                path(record.file()),
                file -> {
                    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                        out.write(GSON.toJson(record));
                        out.write('\n');
                        DelimitedTable.write(results, ',', out);
                    }
                });
    }

    /** The table of a clip's frames. */
    BufferedReader frames(ClipRecord record) throws IOException {
        BufferedReader in = reader(record.file());
        in.readLine();
        return in;
    }

    private BufferedReader reader(String relative) throws IOException {
        return Files.newBufferedReader(path(relative), StandardCharsets.UTF_8);
    }

    private Path path(String relative) {
        byte[] hash = sha256(relative.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES)) + ".clip");
    }

    /** SHA-256 of bytes. */
    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** SHA-256 of a file; empty where it is not there or can't be read. */
    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            return ""; // reading it for what it holds tells what is wrong
        }
    }

    /**
     * Deletes a file of the output folder, if it is there.
     *
     * @throws BadInputException if it can't be
     */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadInputException(
                    "%s can't be deleted (%s).".formatted(file, e.getMessage()), e);
        }
    }

    /** Gives the folder free for other runs. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
