package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ScratchSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Blocks of bytes on disk, compressed, up to a bound. Deleted on close; what a killed process left
 * in the folder goes when the next one begins. Safe to use from several threads.
 */
final class ScratchFile implements AutoCloseable {
    private static final String PREFIX = ".affectj-clips-";

    /**
     * Where a block lies.
     *
     * @param at first byte in the file
     * @param stored bytes in the file
     * @param length bytes before compression
     */
    record Place(long at, int stored, int length) {}

    private final Path path;

    /** Not a channel: one that a thread is interrupted in closes for all others. */
    private final RandomAccessFile file;

    private final long most;
    private long end;
    private boolean full;

    /**
     * @param folder where the file is made
     * @param most bytes that it may take
     */
    ScratchFile(Path folder, long most) {
        this.most = most;
        try {
            ScratchSpace.deleteLeftOvers(folder, PREFIX);
            path = Files.createTempFile(folder, PREFIX, ".bin");
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw new BadInputException("No file can be made in " + folder + ".", e);
        }
    }

    /**
     * Keeps a block.
     *
     * @return where it lies; null if there is no room for it, in the bound or on the disk
     */
    Place add(byte[] block) {
        byte[] packed = packed(block);
        synchronized (this) {
            if (full || end + packed.length > most) {
                full = true;
                return null;
            }
            try {
                file.seek(end);
                file.write(packed);
            } catch (IOException e) { // as of a full disk
                full = true;
                return null;
            }
            Place place = new Place(end, packed.length, block.length);
            end += packed.length;
            return place;
        }
    }

    /** Whether a block was refused; later ones are, too. */
    synchronized boolean isFull() {
        return full;
    }

    /**
     * A block that was kept.
     *
     * @throws IOException if the disk fails
     */
    byte[] get(Place place) throws IOException {
        byte[] packed = new byte[place.stored()];
        synchronized (this) {
            file.seek(place.at());
            file.readFully(packed);
        }
        byte[] block = new byte[place.length()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < block.length) {
                int some = inflater.inflate(block, done, block.length - done);
                if (some == 0) {
                    throw new IOException("a block in " + path + " ends too early");
                }
                done += some;
            }
            return block;
        } catch (DataFormatException e) {
            throw new IOException("a block in " + path + " is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] packed(byte[] block) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(block);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(block.length / 4 + 64);
            byte[] some = new byte[16 * 1024];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    @Override
    public synchronized void close() {
        try {
            full = true;
            file.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
