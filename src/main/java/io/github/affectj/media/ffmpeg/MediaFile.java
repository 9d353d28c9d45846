package io.github.affectj.media.ffmpeg;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A media file that FFmpeg has opened, without what it may point to. */
public final class MediaFile implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 100;

    private final AVFormatContext format;

    /** Held as long as FFmpeg may call it. */
    private final Interrupt interrupt;

    private MediaFile(AVFormatContext format, Interrupt interrupt) {
        this.format = format;
        this.interrupt = interrupt;
    }

    /** What FFmpeg asks, whenever it waits for bytes, whether to stop. */
    private static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
        private volatile Progress progress;

        Interrupt(Progress progress) {
            this.progress = progress;
        }

        @Override
        public int call(Pointer opaque) {
            return progress.isCancelled() ? 1 : 0;
        }
    }

    /**
     * Opens a file and reads on until its tracks are known.
     *
     * @param progress asked whether to stop, ten times a second, whatever FFmpeg is at
     * @throws BadInputException if it is not a whole media file, in one sentence
     * @throws CancelledException if cancelled
     */
    public static MediaFile open(Path file, Progress progress) throws IOException {
        return patiently(file, true, progress);
    }

    /**
     * As {@link #open}, but only what stands in the file's header: quick, and for most kinds enough
     * to know the tracks.
     */
    public static MediaFile openHeader(Path file, Progress progress) throws IOException {
        return patiently(file, false, progress);
    }

    /**
     * FFmpeg asks the interrupt only where it reads; where it is lost in thought, nothing reaches
     * it. So it works in a thread that can be left behind, which closes the file when it is done.
     */
    private static MediaFile patiently(Path file, boolean tracks, Progress progress)
            throws IOException {
        if (progress == Progress.NONE) {
            return now(file, tracks, progress);
        }
        progress.checkCancelled();
        CompletableFuture<MediaFile> opening = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                opening.complete(now(file, tracks, progress));
                            } catch (Throwable e) {
                                opening.completeExceptionally(e);
                            }
                        },
                        "AffectJ opens " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return opening.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (progress.isCancelled()) {
                    leave(opening);
                    throw new CancelledException();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                leave(opening);
                throw new CancelledException();
            } catch (ExecutionException e) {
                progress.checkCancelled();
                throw rethrown(e.getCause());
            }
        }
    }

    private static void leave(CompletableFuture<MediaFile> opening) {
        opening.thenAccept(MediaFile::close);
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private static MediaFile now(Path file, boolean tracks, Progress progress) throws IOException {
        AVInputFormat kind = FfmpegLibrary.probe(file);
        String name = file.getFileName().toString();
        if (kind == null) {
            throw new BadInputException(
                    name
                            + " is no video or audio file: FFmpeg does not know this kind of content.");
        }
        Mp4Boxes.check(file);
        Interrupt interrupt = new Interrupt(progress);
        AVFormatContext format = avformat.avformat_alloc_context();
        format.interrupt_callback().callback(interrupt);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        // With the prefix a colon in a name is not taken for a protocol.
        byte[] address = ("file:" + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
        try (BytePointer url = new BytePointer(address.length + 1L)) {
            url.put(address, 0, address.length).put(address.length, (byte) 0);
            // Frees the context where it fails.
            int done = avformat.avformat_open_input(format, url, kind, options);
            if (done < 0) {
                interrupt.close();
                throw new BadInputException(unreadable(name, kind, done));
            }
        } finally {
            avutil.av_dict_free(options);
        }
        MediaFile opened = new MediaFile(format, interrupt);
        int found = tracks ? avformat.avformat_find_stream_info(format, (AVDictionary) null) : 0;
        if (found < 0) {
            opened.close();
            throw new BadInputException(unreadable(name, kind, found));
        }
        if (progress.isCancelled()) {
            // What was interrupted may be half known.
            opened.close();
            throw new CancelledException();
        }
        // From here on whoever reads asks for himself.
        interrupt.progress = Progress.NONE;
        return opened;
    }

    private static String unreadable(String name, AVInputFormat kind, int error) {
        boolean cut = error == avutil.AVERROR_INVALIDDATA || error == avutil.AVERROR_EOF;
        if (cut && FfmpegLibrary.name(kind).startsWith("mov,")) {
            return name
                    + " is cut off or damaged: its index (moov) is missing or broken, so that none"
                    + " of it can be read.";
        }
        return name
                + (cut ? " is cut off or damaged: it" : "")
                + " can't be read as "
                + kind.long_name().getString(StandardCharsets.UTF_8)
                + ": "
                + FfmpegLibrary.message(error)
                + ".";
    }

    /** FFmpeg's own; not to be used after {@link #close}. */
    public AVFormatContext format() {
        return format;
    }

    /** Closes the file; a second time does nothing. */
    @Override
    public void close() {
        if (!format.isNull()) {
            avformat.avformat_close_input(format);
            format.setNull();
            interrupt.close();
        }
    }
}
