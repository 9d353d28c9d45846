package io.github.affectj.media.ffmpeg;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVProbeData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The door to FFmpeg: loads it, tells files that it knows, and speaks its messages. */
public final class FfmpegLibrary {
    /** Kinds that point to other files or to the network; a film is one file here. */
    private static final Set<String> NOT_ONE_FILE =
            Set.of("hls", "concat", "dash", "sdp", "imf", "rtsp", "rtp", "lavfi");

    private static final int FIRST_PROBE_BYTES = 1 << 12;
    private static final int LAST_PROBE_BYTES = 1 << 20;

    /** Bytes before an ID3 tag's content. */
    private static final int ID3_HEAD = 10;

    /** Zeros that are passed over before MP3. */
    private static final int MOST_ZEROS = 1 << 16;

    /** Judged behind tags and zeros. */
    private static final int FILLED_BYTES = 1 << 15;

    /** FFmpeg's zeros behind the bytes to judge. */
    private static final int PADDING = avformat.AVPROBE_PADDING_SIZE;

    private FfmpegLibrary() {}

    /** Loaded once, when a film is first looked at. */
    private static final class Loaded {
        static final boolean DONE = load();

        /** Below that FFmpeg only guesses; plain text gets such scores. Asks what was loaded. */
        static final int LEAST_SCORE = avformat.AVPROBE_SCORE_RETRY;

        private static boolean load() {
            PrivateFolder.useWithoutHome();
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
                    "FFmpeg, which reads and writes videos, could not be loaded on this system ("
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
            if (format != null) {
                return format;
            } else if (used == bytes.length) {
                return behindFillers(file);
            }
        }
    }

    /** MP3 and AAC may lie behind several ID3 tags or many zeros, which FFmpeg's probe minds. */
    private static AVInputFormat behindFillers(Path file) throws IOException {
        try (ByteView view = new ByteView(file)) {
            long at = 0;
            while (view.says(at, "ID3") && view.has(at, ID3_HEAD)) {
                long length = 0;
                for (int i = ID3_HEAD - 4; i < ID3_HEAD; i++) {
                    length = length << 7 | (view.u8(at + i) & 0x7F);
                }
                at += ID3_HEAD + length;
            }
            long zerosEnd = at + MOST_ZEROS;
            while (at < zerosEnd && view.big(at, 1) == 0) {
                at++;
            }
            byte[] bytes = new byte[(int) Math.max(0, Math.min(FILLED_BYTES, view.length() - at))];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) view.u8(at + i);
            }
            AVInputFormat format = at == 0 ? null : probe(bytes, bytes.length);
            return format != null && Set.of("mp3", "aac").contains(name(format)) ? format : null;
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
            boolean known = format != null && !format.isNull() && score[0] > Loaded.LEAST_SCORE;
            return known && !NOT_ONE_FILE.contains(name(format)) ? format : null;
        }
    }

    /** Short name of a format: {@code matroska,webm}. */
    public static String name(AVInputFormat format) {
        return format.name().getString(StandardCharsets.UTF_8);
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
