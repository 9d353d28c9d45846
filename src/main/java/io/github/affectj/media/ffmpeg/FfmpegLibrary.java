package io.github.affectj.media.ffmpeg;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVProbeData;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The door to FFmpeg: loads it, tells files that it knows, and opens them safely. */
public final class FfmpegLibrary {
    /** Kinds that point to other files or to the network; a film is one file here. */
    private static final Set<String> NOT_ONE_FILE =
            Set.of("hls", "concat", "dash", "sdp", "imf", "rtsp", "rtp", "lavfi");

    private static final int FIRST_PROBE_BYTES = 1 << 12;
    private static final int LAST_PROBE_BYTES = 1 << 20;

    /** FFmpeg's zeros behind the bytes to judge. */
    private static final int PADDING = avformat.AVPROBE_PADDING_SIZE;

    /** Below that FFmpeg only guesses; plain text gets such scores. */
    private static final int LEAST_SCORE = avformat.AVPROBE_SCORE_RETRY;

    private FfmpegLibrary() {}

    /** Loaded once, when a film is first looked at. */
    private static final class Loaded {
        static final boolean DONE = load();

        private static boolean load() {
            // JavaCPP counts all memory of the process as its own, the network's too, and refuses
            // to go on above twice the heap; what is held here is small and freed by hand.
            String limit = "org.bytedeco.javacpp.maxPhysicalBytes";
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, "0");
            }
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            Loader.load(swscale.class);
            // What is wrong with a file is told in sentences, not on the console.
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            return true;
        }
    }

    /**
     * Makes FFmpeg ready.
     *
     * @throws BadInputException if there is none for this system
     */
    public static void require() {
        try {
            if (!Loaded.DONE) {
                throw new IllegalStateException("FFmpeg is not loaded");
            }
        } catch (LinkageError e) {
            throw new BadInputException(
                    "FFmpeg, which reads and writes films, could not be loaded on this system ("
                            + Loader.getPlatform()
                            + "): its native libraries are missing or don't fit; install the jars"
                            + " ffmpeg and javacpp for this platform.",
                    e);
        }
    }

    /**
     * The kind of a media file, by its content alone.
     *
     * @return FFmpeg's format, or null if it is none that FFmpeg knows, or a list of other files
     */
    public static AVInputFormat probe(Path file) throws IOException {
        require();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LAST_PROBE_BYTES);
        }
        for (int size = FIRST_PROBE_BYTES; ; size *= 8) {
            int used = Math.min(size, bytes.length);
            AVInputFormat format = probe(bytes, used);
            if (format != null || used == bytes.length) {
                return format;
            }
        }
    }

    private static AVInputFormat probe(byte[] bytes, int size) {
        int[] score = {0};
        try (AVProbeData data = new AVProbeData();
                BytePointer buffer = new BytePointer(size + (long) PADDING);
                BytePointer noName = new BytePointer("", StandardCharsets.UTF_8)) {
            Pointer.memset(buffer, 0, size + (long) PADDING);
            buffer.put(bytes, 0, size);
            data.buf(buffer).buf_size(size).filename(noName).mime_type(null);
            AVInputFormat format = avformat.av_probe_input_format3(data, 1, score);
            boolean known = format != null && !format.isNull() && score[0] > LEAST_SCORE;
            return known && !NOT_ONE_FILE.contains(name(format)) ? format : null;
        }
    }

    /** Short name of a format: {@code matroska,webm}. */
    public static String name(AVInputFormat format) {
        return format.name().getString(StandardCharsets.UTF_8);
    }

    /**
     * Opens a media file and reads its headers, without what it may point to.
     *
     * @return the open file, to be closed by {@code avformat_close_input}
     * @throws BadInputException if it is not a whole media file, in one sentence
     */
    public static AVFormatContext open(Path file) throws IOException {
        AVFormatContext format = openHeader(file);
        int found = avformat.avformat_find_stream_info(format, (AVDictionary) null);
        if (found < 0) {
            String message = unreadable(file.getFileName().toString(), format.iformat(), found);
            avformat.avformat_close_input(format);
            throw new BadInputException(message);
        }
        return format;
    }

    /**
     * As {@link #open}, but only what stands in the file's header: quick, and for most kinds enough
     * to know the tracks.
     */
    public static AVFormatContext openHeader(Path file) throws IOException {
        AVInputFormat kind = probe(file);
        String name = file.getFileName().toString();
        if (kind == null) {
            throw new BadInputException(
                    name + " is no film: its content is of no kind that FFmpeg knows.");
        }
        AVFormatContext format = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        // With the prefix a colon in a name is not taken for a protocol.
        byte[] address = ("file:" + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
        try (BytePointer url = new BytePointer(address.length + 1L)) {
            url.put(address, 0, address.length).put(address.length, (byte) 0);
            int opened = avformat.avformat_open_input(format, url, kind, options);
            if (opened < 0) {
                throw new BadInputException(unreadable(name, kind, opened));
            }
        } finally {
            avutil.av_dict_free(options);
        }
        return format;
    }

    private static String unreadable(String name, AVInputFormat kind, int error) {
        boolean cut = error == avutil.AVERROR_INVALIDDATA || error == avutil.AVERROR_EOF;
        if (cut && name(kind).startsWith("mov,")) {
            return name
                    + " is cut off or damaged: its index (moov) is missing or broken, so that none"
                    + " of it can be read.";
        }
        return name
                + (cut ? " is cut off or damaged: it" : "")
                + " can't be read as "
                + kind.long_name().getString(StandardCharsets.UTF_8)
                + ": "
                + message(error)
                + ".";
    }

    /** FFmpeg's words for an error. */
    public static String message(int error) {
        byte[] text = new byte[256];
        avutil.av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Short name of how a stream is coded: {@code h264}. */
    public static String codecName(AVCodecParameters parameters) {
        return avcodec.avcodec_get_name(parameters.codec_id()).getString(StandardCharsets.UTF_8);
    }
}
