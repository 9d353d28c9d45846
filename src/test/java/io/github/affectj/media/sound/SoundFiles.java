package io.github.affectj.media.sound;

import io.github.affectj.media.OutsideTool;
import io.github.affectj.media.film.TestFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sound files and films with sound by the {@code ffmpeg} command, and decodes them by it.
 *
 * @param folder where they are made
 */
record SoundFiles(Path folder) {
    /** A rising tone with some noise: no two moments are alike. */
    static final String TONE = "0.4*sin(2*PI*(150*t+40*t*t))+0.1*(2*random(0)-1)";

    /** A file of {@link #TONE}. */
    Path sound(String name, double seconds, int rate, int channels, String codec)
            throws IOException {
        return tone(name, TONE, seconds, rate, channels, codec);
    }

    /**
     * A sound file.
     *
     * @param name with the ending of its format
     * @param what FFmpeg's formula of the signal
     * @param codec options for the command
     */
    Path tone(String name, String what, double seconds, int rate, int channels, String codec)
            throws IOException {
        Path file = folder.resolve(name);
        tool("-f", "lavfi", "-i", "aevalsrc=" + what + ":s=" + rate + ":d=" + seconds)
                .of(codec + " -ac " + channels + " -f " + muxer(name) + " " + file);
        return file;
    }

    private static String muxer(String name) {
        String ending = name.substring(name.indexOf('.') + 1);
        return switch (ending) {
            case "mkv" -> "matroska";
            case "m4a" -> "ipod";
            case "ts" -> "mpegts";
            default -> ending;
        };
    }

    /** A film whose sound or picture starts late, in seconds. */
    Path film(String name, Path wav, double soundLate, double pictureLate, String codec)
            throws IOException {
        Path film = folder.resolve(name);
        tool(
                        "-itsoffset",
                        Double.toString(pictureLate),
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x48:rate=25:duration=6",
                        "-itsoffset",
                        Double.toString(soundLate),
                        "-i",
                        wav.toString())
                .of(
                        "-map 0:v -map 1:a -fps_mode passthrough "
                                + codec
                                + " -c:v "
                                + (name.endsWith("webm") ? "libvpx" : "mpeg4")
                                + " "
                                + film);
        return film;
    }

    /** When the first frame of the picture is shown, by ffprobe's word. */
    static double start(Path film) throws IOException {
        return Double.parseDouble(TestFilm.frames(film, "pts_time").findFirst().orElseThrow());
    }

    /** A call of the {@code ffmpeg} command that lacks its outputs. */
    record Call(List<String> before) {
        void of(String... rest) throws IOException {
            List<String> all = new ArrayList<>(before);
            for (String part : rest) {
                all.addAll(List.of(part.split(" ", -1)));
            }
            OutsideTool.ffmpeg().run(all);
        }
    }

    static Call tool(String... inputs) {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(inputs));
        return new Call(all);
    }

    /** The command's decoding to 16 kHz mono; several channels give their mean, as with us. */
    static float[] ffmpeg(Path file, String track) throws IOException {
        return decoded(
                file, "-map", track, "-af", "aresample=16000:rematrix_maxval=1:out_chlayout=mono");
    }

    /** The command's decoding with some options. */
    static float[] decoded(Path file, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("-v", "error", "-i", file.toString()));
        line.addAll(List.of(options));
        line.addAll(List.of("-f", "f32le", "-"));
        return floats(OutsideTool.ffmpeg().run(line));
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
