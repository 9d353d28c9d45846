package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * However a video or audio file is damaged, one of two things happens: it opens, and then its times
 * don't fall, every frame gives pixels and every sample can be read and is in -1..1; or there is
 * one {@link BadInputException} of one sentence that names the file. No other exception, no endless
 * work, no death of the JVM.
 *
 * <p>Damages are bytes overwritten, pieces cut out, repeated or filled with one byte, and the end
 * cut off, up to four in one of a dozen small files. Of each that jqwik chooses, {@code
 * -Daffectj.fuzz.rounds=N} tries N variants; without it one, for some seconds in all.
 */
class MediaFuzzTest {
    private static final int ROUNDS = Integer.getInteger("affectj.fuzz.rounds", 1);

    /** Only against hanging for ever; a round takes some milliseconds. */
    private static final Duration FAR_TOO_LONG = Duration.ofMinutes(2);

    private static final int RATE = 16000;
    private static final int MOST_FRAMES = 300;
    private static final int MOST_SECONDS = 30;

    private static final String VIDEO = "-f lavfi -i testsrc2=s=48x32:r=12:d=1 ";
    private static final String BOTH = VIDEO + "-f lavfi -i sine=440:d=1:r=22050 ";
    private static final String AUDIO = "-f lavfi -i sine=440:d=1:r=22050 ";
    private static final String H264 = "-c:v libx264 -pix_fmt yuv420p -g 6 ";

    private static final List<String[]> MADE =
            List.of(
                    new String[] {"a.mp4", BOTH + H264 + "-c:a aac"},
                    new String[] {"a.mov", BOTH + "-c:v mjpeg -c:a pcm_s16le"},
                    new String[] {"f.mp4", BOTH + H264 + "-movflags +frag_keyframe+empty_moov"},
                    new String[] {"a.mkv", BOTH + H264 + "-c:a libvorbis"},
                    new String[] {"a.webm", VIDEO + "-c:v libvpx -b:v 100k"},
                    new String[] {"a.avi", BOTH + "-c:v mpeg4 -g 6 -c:a libmp3lame"},
                    new String[] {"a.ts", BOTH + H264 + "-c:a mp2"},
                    new String[] {"a.mpg", BOTH + "-r 25 -c:v mpeg2video -c:a mp2"},
                    new String[] {"a.flv", BOTH + "-c:v flv -c:a libmp3lame"},
                    new String[] {"a.wav", AUDIO},
                    new String[] {"a.mp3", AUDIO},
                    new String[] {"a.flac", AUDIO},
                    new String[] {"a.ogg", AUDIO + "-c:a libvorbis"},
                    new String[] {"a.m4a", AUDIO + "-c:a aac"});

    private static Path folder;
    private static List<Path> files;

    /** What happens to a file; a place and a length are shares of it, in ten-thousandths. */
    private record Damage(Kind kind, int place, int length, int value) {
        enum Kind {
            OVERWRITE,
            FILL,
            REMOVE,
            REPEAT,
            CUT_OFF
        }

        byte[] apply(byte[] bytes) {
            if (bytes.length < 2) {
                return bytes;
            }
            int from = (int) ((long) place * (bytes.length - 1) / 10_000);
            int to =
                    Math.min(
                            bytes.length, from + 1 + (int) ((long) length * bytes.length / 10_000));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            Random random = new Random(value);
            switch (kind) {
                case OVERWRITE -> {
                    // A few bytes: headers are short.
                    to = Math.min(to, from + 1 + value % 4);
                    byte[] other = new byte[to - from];
                    random.nextBytes(other);
                    out.writeBytes(other);
                }
                case FILL -> {
                    byte[] other = new byte[to - from];
                    Arrays.fill(other, (byte) value);
                    out.writeBytes(other);
                }
                case REPEAT -> {
                    out.write(bytes, from, to - from);
                    to = from;
                }
                case CUT_OFF -> to = bytes.length;
                case REMOVE -> {
                    // Nothing in its place.
                }
            }
            out.write(bytes, to, bytes.length - to);
            return out.toByteArray();
        }

        Damage varied(Random random) {
            return new Damage(kind, random.nextInt(10_000), length, random.nextInt(256));
        }
    }

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        files = new ArrayList<>();
        for (String[] made : MADE) {
            files.add(TestFilm.make(folder.resolve(made[0]), made[1].strip()));
        }
    }

    @AfterContainer
    static void clean() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        // Most of what matters stands in the first bytes.
        Arbitrary<Integer> place =
                Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.integers().between(0, 600)),
                        Tuple.of(1, Arbitraries.integers().between(0, 10_000)));
        return Combinators.combine(
                        Arbitraries.of(Damage.Kind.class),
                        place,
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 255))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(
            tries = 250,
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.BOUNDED,
            afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void opensOrTellsWhy(
            @ForAll("damages") List<Damage> damages, @ForAll @IntRange(max = 13) int number)
            throws IOException {
        Path whole = files.get(number);
        Random random = new Random(damages.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = Files.readAllBytes(whole);
            for (Damage damage : damages) {
                bytes = (round == 0 ? damage : damage.varied(random)).apply(bytes);
            }
            Path hurt = Files.write(folder.resolve("hurt-" + whole.getFileName()), bytes);
            assertTimeoutPreemptively(FAR_TOO_LONG, () -> use(hurt));
        }
    }

    private static void use(Path file) throws IOException {
        try (Clip clip = ClipOpener.open(file)) {
            check(clip.times());
            for (int i = 0; i < Math.min(MOST_FRAMES, clip.frameCount()); i++) {
                assertEquals(clip.width() * clip.height(), clip.rgb(i).length);
            }
            if (clip.sound().isPresent()) {
                read(clip.sound().get());
            }
            clip.notes().forEach(note -> checkSentence(file, note));
        } catch (BadInputException e) {
            checkSentence(file, e.getMessage());
        }
    }

    private static void check(ClipTimes times) {
        assertTrue(times.size() > 0);
        for (int i = 0; i < times.size(); i++) {
            assertTrue(Double.isFinite(times.start(i)) && times.duration(i) > 0, "frame " + i);
            assertTrue(i == 0 || times.start(i) >= times.start(i - 1), "frame " + i);
        }
    }

    private static void read(SoundTrack sound) throws IOException {
        assertTrue(sound.durationSeconds() >= 0);
        try (SoundReader reader = sound.open(RATE, 1, 0)) {
            float[] samples = new float[RATE];
            int got = 1;
            for (int second = 0; second < MOST_SECONDS && got > 0; second++) {
                got = reader.read(samples, 0, samples.length);
                for (int i = 0; i < got; i++) {
                    assertTrue(samples[i] >= -1 && samples[i] <= 1, "" + samples[i]);
                }
            }
        }
    }

    private static void checkSentence(Path file, String said) {
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertTrue(said.endsWith(".") && said.lines().count() == 1, said);
    }
}
