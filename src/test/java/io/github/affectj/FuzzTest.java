package io.github.affectj;

import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.DemoCommand;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.result.SampleResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Whole files with some bytes changed, of each kind that we read ourselves: each is read, or
 * refused in one sentence; nothing else may be thrown. All kinds together take 10 seconds, or as
 * many as the system property {@value #SECONDS} says: {@code mvn -Daffectj.fuzz.seconds=600 test
 * -Dtest=FuzzTest}. A failure names the seed that repeats it.
 */
class FuzzTest {
    private static final String SECONDS = "affectj.fuzz.seconds";
    private static final int KINDS = 4;
    private static final int MOST_CHANGES = 6;

    /** What often breaks a reader. */
    private static final List<String> TOKENS =
            List.of(
                    "NaN",
                    "Infinity",
                    "-1",
                    "0",
                    "1e999",
                    "1e-999",
                    "2147483648",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "0.5",
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "[[[[[[[[",
                    "{\"a\":{\"a\":",
                    "\"",
                    "'",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\u202e",
                    "=",
                    "]",
                    "[",
                    "}",
                    ",",
                    ":",
                    " ",
                    "\n",
                    "<html>",
                    "F16",
                    "BF16",
                    "BOOL",
                    "\0",
                    "x".repeat(300));

    private Path folder;

    /** Reads some bytes as a file of a kind. */
    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void modelDescriptions(@ForAll long seed) throws IOException {
        ModelStore.writeSpec(folder, TestModels.spec());
        Path file = folder.resolve(StoredModel.SPEC);
        fuzz(
                seed,
                Files.readAllBytes(file),
                bytes -> {
                    Files.write(file, bytes);
                    ModelSpec spec = ModelStore.describe(folder.toString()).spec();
                    double sum = spec.temperature();
                    for (int i = 0; i < 3; i++) {
                        sum += spec.mean().get(i) + spec.std().get(i);
                    }
                    if (!Double.isFinite(sum)) {
                        throw new AssertionError("Read, but no numbers: " + spec);
                    }
                });
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void weights(@ForAll long seed) throws IOException {
        byte[] header =
                """
                {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},\
                "b":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]},\
                "c":{"dtype":"F16","shape":[],"data_offsets":[32,34]}}"""
                        .getBytes(StandardCharsets.UTF_8);
        byte[] whole =
                ByteBuffer.allocate(Long.BYTES + header.length + 34)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .put(header)
                        .array();
        Path file = folder.resolve("x.safetensors");
        fuzz(
                seed,
                whole,
                bytes -> {
                    // Half of the changes leave the header's length right, to come further.
                    if (bytes.length > Long.BYTES && bytes[bytes.length - 1] % 2 == 0) {
                        int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('}');
                        ByteBuffer.wrap(bytes)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(0, Math.max(0, end + 1L - Long.BYTES));
                    }
                    Files.write(file, bytes);
                    try (NDManager manager = DjlRuntime.engine().newBaseManager()) {
                        WeightsFile.read(file, manager);
                    }
                });
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void results(@ForAll long seed) throws IOException {
        Path file = folder.resolve("x.json");
        JsonResults.write(SampleResults.withMaps(4, 3, 2), file);
        fuzz(
                seed,
                Files.readAllBytes(file),
                bytes -> {
                    Files.write(file, bytes);
                    JsonResults.read(file);
                });
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void macroOptions(@ForAll long seed) throws IOException {
        CommandInputs inputs = CommandInputs.of(DemoCommand.class);
        fuzz(
                seed,
                "path=[/a b/[c].gif] first=2 rate=0.5 labels=true mode=none note='it is' output=/x"
                        .getBytes(StandardCharsets.UTF_8),
                bytes -> inputs.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void fuzz(long seed, byte[] whole, Reader reader) throws IOException {
        reader.read(whole); // what is not changed is read
        long nanos = TimeUnit.SECONDS.toNanos(Long.getLong(SECONDS, 10)) / KINDS;
        long start = System.nanoTime();
        for (long i = 0; System.nanoTime() - start < nanos; i++) {
            Random random = new Random(seed + i);
            byte[] bytes = whole;
            for (int n = 1 + random.nextInt(MOST_CHANGES); n > 0; n--) {
                bytes = changed(bytes, whole, random);
            }
            try {
                reader.read(bytes);
            } catch (BadInputException e) {
                requireSentence(e.getMessage(), seed + i);
            } catch (Throwable e) {
                throw new AssertionError("With the seed " + (seed + i) + ": " + e, e);
            }
        }
    }

    private static void requireSentence(String said, long seed) {
        boolean whole = said.endsWith(".") || said.endsWith("...");
        if (!whole || said.length() > 1500 || said.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("With the seed " + seed + " no sentence: " + said);
        }
    }

    /** The bytes with one change. */
    private static byte[] changed(byte[] bytes, byte[] whole, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        byte[] put =
                switch (random.nextInt(6)) {
                    case 0 -> new byte[0];
                    case 1 -> new byte[] {(byte) random.nextInt(256)};
                    case 2 -> {
                        int at = random.nextInt(whole.length);
                        yield Arrays.copyOfRange(
                                whole, at, Math.min(whole.length, at + random.nextInt(80)));
                    }
                    case 3 -> {
                        to = bytes.length;
                        yield new byte[0];
                    }
                    case 4 -> {
                        // In the place of a number or word.
                        while (to < bytes.length && Character.isLetterOrDigit(bytes[to])) {
                            to++;
                        }
                        yield token(random);
                    }
                    default -> token(random);
                };
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.writeBytes(put);
        all.write(bytes, to, bytes.length - to);
        return all.toByteArray();
    }

    private static byte[] token(Random random) {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }
}
