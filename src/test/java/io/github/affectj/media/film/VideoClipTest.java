package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and times of films against the {@code ffmpeg} and {@code ffprobe} commands. */
class VideoClipTest {
    @TempDir Path folder;

    private Path make(String name, String options) throws IOException {
        return TestFilm.make(folder.resolve(name), options);
    }

    private static void assertSameAsFfmpeg(Path film) throws IOException {
        try (Clip clip = ClipOpener.open(film)) {
            assertInstanceOf(VideoClip.class, clip);
            TestFilm.assertSameFrames(TestFilm.pixels(film, "", "", "rgb24"), clip);
            TestFilm.assertSameTimes(film, clip);
            TestFilm.assertSameInAnyOrder(clip);
            assertEquals(List.of(), clip.notes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b-frames.mp4,-c:v libx264 -g 20 -bf 3",
        "open-groups.mkv,-c:v libx264 -x264opts keyint=20:open-gop=1:bframes=3",
        "open-groups.mp4,-c:v libx264 -x264opts keyint=20:open-gop=1:bframes=3",
        "hevc.mp4,-c:v libx265 -x265-params log-level=error:keyint=20:open-gop=1",
        "refresh.mp4,-c:v libx264 -intra-refresh 1 -g 20 -bf 0",
        "one-keyframe.mov,-c:v libx264 -g 1000",
        "fragments.mp4,-c:v libx264 -movflags frag_keyframe+empty_moov -g 20",
        "transport.ts,-c:v libx264 -g 20 -bf 2",
        "fields.ts,-c:v libx264 -flags +ildct+ilme -x264opts interlaced=1 -g 20",
        "hidden-frames.webm,-c:v libvpx -auto-alt-ref 1 -lag-in-frames 16 -b:v 200k -g 30",
        "vp9.webm,-c:v libvpx-vp9 -b:v 200k -g 30 -cpu-used 8 -deadline realtime",
        "mpeg4.avi,-c:v mpeg4 -g 20",
        "mjpeg.avi,-c:v mjpeg -q:v 3",
        "wmv.asf,-c:v wmv2 -g 20",
        "flash.flv,-c:v flv -g 20",
    })
    void formatsAndGroupsOfPictures(String name, String options) throws IOException {
        assertSameAsFfmpeg(
                make(name, TestFilm.PICTURE + " " + options + " -pix_fmt " + usual(name)));
    }

    private static String usual(String name) {
        return name.startsWith("mjpeg") ? "yuvj420p" : "yuv420p";
    }

    /** Files without times, or without places: frames are known by other names. */
    @ParameterizedTest
    @CsvSource({
        "no-times.avi,-c:v mpeg4 -bf 2 -g 20,PLACE",
        "h264.avi,-c:v libx264 -g 20,PLACE",
        "bare.h264,-c:v libx264 -g 20 -bf 2,PLACE",
        "program.mpg,-c:v mpeg2video -bf 2 -g 12,COUNT",
    })
    void filesThatTellLittle(String name, String options, VideoIndex.Name known)
            throws IOException {
        Path film = make(name, TestFilm.PICTURE + " -pix_fmt yuv420p " + options);
        try (VideoInput input = new VideoInput(film, Progress.NONE);
                VideoDecoder decoder = new VideoDecoder(input)) {
            VideoIndex index = new VideoIndexer(input, decoder, Progress.NONE).index();
            assertEquals(known, index.name());
        }
        assertSameAsFfmpeg(film);
    }

    @ParameterizedTest
    @CsvSource({
        "ten.mp4,-c:v libx264 -pix_fmt yuv420p10le",
        "ten-422.mov,-c:v prores_ks -pix_fmt yuv422p10le",
        "grey-16.mkv,-c:v ffv1 -pix_fmt gray16le",
        "planar.mkv,-c:v ffv1 -pix_fmt gbrp",
        "chroma-444.mp4,-c:v libx264 -pix_fmt yuv444p",
        "palette.avi,-c:v rawvideo -pix_fmt pal8",
        "grey.mov,-c:v qtrle -pix_fmt gray",
        "odd-444.mp4,-vf scale=157:121 -c:v libx264 -pix_fmt yuv444p",
        "odd-420.mkv,-vf scale=157:121 -c:v ffv1 -pix_fmt yuv420p",
        "matrix-709.mp4,-vf scale=out_color_matrix=bt709 -colorspace bt709 -c:v libx264 -pix_fmt"
                + " yuv420p",
        "full-709.mp4,-vf scale=out_color_matrix=bt709:out_range=full -colorspace bt709"
                + " -color_range pc -c:v libx264 -pix_fmt yuv420p",
        "full-601.mp4,-c:v libx264 -pix_fmt yuvj420p",
    })
    void kindsOfPixels(String name, String options) throws IOException {
        assertSameAsFfmpeg(
                make(name, TestFilm.PICTURE + " " + options.replace(":121", ":121,setsar=1")));
    }

    /** The frames of an interlaced film are shown as they are stored. */
    @Test
    void interlaced() throws IOException {
        assertSameAsFfmpeg(
                make(
                        "interlaced.mp4",
                        TestFilm.PICTURE
                                + " -vf interlace -flags +ildct+ilme -c:v libx264 -x264opts tff=1"
                                + " -pix_fmt yuv420p"));
    }

    @Test
    void variableFrameRate() throws IOException {
        Path film =
                make(
                        "variable.mkv",
                        TestFilm.PICTURE
                                + " -vf select=not(mod(n\\,3))+lt(n\\,20)"
                                + " -vsync vfr -c:v libx264 -g 20 -pix_fmt yuv420p");
        assertSameAsFfmpeg(film);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(0.04, clip.times().duration(5), 0.002);
            assertEquals(0.12, clip.times().duration(30), 0.002);
        }
    }

    /** An edit list begins in the middle of a group; what lies before it is only referred to. */
    @Test
    void editList() throws IOException {
        Path whole =
                make("whole.mp4", TestFilm.PICTURE + " -c:v libx264 -g 40 -bf 3 -pix_fmt yuv420p");
        Path part = make("part.mp4", "-ss 1 -i " + whole + " -c copy");
        assertSameAsFfmpeg(part);
        try (Clip clip = ClipOpener.open(part);
                Clip all = ClipOpener.open(whole)) {
            assertEquals(50, clip.frameCount());
            assertArrayEquals(all.rgb(25), clip.rgb(0));
        }
    }

    @Test
    void timesThatDoNotBeginAtZero() throws IOException {
        Path film =
                make(
                        "late.mkv",
                        TestFilm.PICTURE
                                + " -vf setpts=PTS+5/TB -c:v libx264 -g 20 -pix_fmt yuv420p"
                                + " -copyts -vsync passthrough");
        assertSameAsFfmpeg(film);
        try (VideoClip clip = new VideoClip(film, 0, Progress.NONE)) {
            assertEquals(0, clip.times().start(0));
            assertEquals(5, clip.startSeconds(), 0.1);
        }
    }

    @Test
    void soundAndOtherTracksDoNotDisturb() throws IOException {
        assertSameAsFfmpeg(
                make(
                        "sound.mp4",
                        TestFilm.PICTURE
                                + " "
                                + TestFilm.SOUND
                                + " -c:v libx264 -g 20 -pix_fmt yuv420p -c:a aac"));
    }

    /** Transparency is shown on white, as of GIF and PNG. */
    @ParameterizedTest
    @CsvSource({
        "animation.mov,-c:v qtrle,argb,''",
        "prores.mov,-c:v prores_ks -profile:v 4444,yuva444p10le,''",
        "vp9.webm,-c:v libvpx-vp9 -cpu-used 8 -deadline realtime,yuva420p,-c:v libvpx-vp9",
    })
    void transparency(String name, String codec, String pixels, String before) throws IOException {
        String fade = "format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='X*255/W'";
        Path film =
                make(
                        name,
                        TestFilm.PICTURE.replace("d=3", "d=1")
                                + " -vf "
                                + fade
                                + " "
                                + codec
                                + " -pix_fmt "
                                + pixels);
        byte[] rgba = TestFilm.pixels(film, before, "", "rgba");
        byte[] onWhite = new byte[rgba.length / 4 * 3];
        int clear = 0;
        for (int i = 0; i < rgba.length / 4; i++) {
            int alpha = rgba[4 * i + 3] & 255;
            clear += alpha < 128 ? 1 : 0;
            for (int c = 0; c < 3; c++) {
                int value = rgba[4 * i + c] & 255;
                onWhite[3 * i + c] =
                        (byte) Math.round((value * alpha + 255 * (255 - alpha)) / 255f);
            }
        }
        assertTrue(clear > rgba.length / 10, "half of it is transparent");
        try (Clip clip = ClipOpener.open(film)) {
            TestFilm.assertSameFrames(onWhite, clip);
            TestFilm.assertSameInAnyOrder(clip);
        }
    }

    @Test
    void aSingleFrame() throws IOException {
        Path film = make("one.mp4", TestFilm.PICTURE + " -frames:v 1 -c:v libx264");
        assertSameAsFfmpeg(film);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(0.04, clip.times().duration(0), 1e-9);
        }
    }

    /** Kinds of files with a reader of their own keep it, though FFmpeg could read them too. */
    @ParameterizedTest
    @ValueSource(strings = {"a.gif", "a.png", "a.jpg", "a.bmp"})
    void otherReadersComeFirst(String name) throws IOException {
        Path file = make(name, TestFilm.PICTURE + " -frames:v 1");
        try (Clip clip = ClipOpener.open(file)) {
            assertTrue(!(clip instanceof VideoClip), clip.getClass().getName());
        }
    }

    @Test
    void judgesByContentAndTakesAnyName() throws IOException {
        Path film = make("film.mp4", TestFilm.PICTURE + " -frames:v 3 -c:v libx264");
        for (String name : List.of("noending", "a:b c.gif", "\u0444\u0438\u043b\u044c\u043c.mp4")) {
            Path copy = Files.copy(film, folder.resolve(name));
            try (Clip clip = ClipOpener.open(copy)) {
                assertEquals(3, clip.frameCount());
                assertEquals(name, clip.name());
                assertEquals(copy.toString(), clip.source());
            }
        }
    }

    @Test
    void closingFreesFileAndThreads() throws IOException {
        Path film = make("film.mp4", TestFilm.PICTURE + " -c:v libx264 -g 20");
        int[] kept;
        Clip closed = ClipOpener.open(film);
        kept = closed.rgb(2);
        long before = threads();
        for (int i = 0; i < 50; i++) {
            try (Clip clip = ClipOpener.open(film)) {
                assertArrayEquals(kept, clip.rgb(2));
            }
        }
        assertTrue(threads() <= before, "threads of closed decoders live on");
        closed.close();
        closed.close();
        assertEquals(0, openFiles(film));
        assertEquals(
                "film.mp4 was closed",
                assertThrows(IOException.class, () -> closed.rgb(0)).getMessage());
    }

    private static long threads() throws IOException {
        Path tasks = Path.of("/proc/self/task");
        if (Files.notExists(tasks)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(tasks)) {
            return all.filter(VideoClipTest::isDecoder).count();
        }
    }

    private static boolean isDecoder(Path task) {
        try {
            // FFmpeg names its threads after the decoder.
            return Files.readString(task.resolve("comm")).startsWith("av:");
        } catch (IOException e) {
            return false;
        }
    }

    private static long openFiles(Path file) throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (Files.notExists(open)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(open)) {
            return all.filter(
                            link -> {
                                try {
                                    return Files.readSymbolicLink(link).equals(file);
                                } catch (IOException e) {
                                    return false;
                                }
                            })
                    .count();
        }
    }
}
