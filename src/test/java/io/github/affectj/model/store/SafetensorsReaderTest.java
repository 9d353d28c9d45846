package io.github.affectj.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.engine.DjlRuntime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsReaderTest {
    @TempDir Path temp;
    private NDManager manager;

    @BeforeEach
    void start() {
        manager = DjlRuntime.engine().newBaseManager();
    }

    @AfterEach
    void end() {
        manager.close();
    }

    /** Longer than the reader's buffer, so that parts must meet without a gap. */
    @Test
    void readsWhatDjlWrites() throws IOException {
        NDArray large = manager.arange(0, 300_000).toType(DataType.FLOAT32, false).div(7);
        large = large.reshape(3, 100, 1000);
        large.setName("large");
        NDArray half = manager.create(new float[] {1.5f, -2, 65504, 0.1f});
        half = half.reshape(2, 2).toType(DataType.FLOAT16, true);
        half.setName("half");
        NDArray steps = manager.create(7L);
        steps.setName("steps");
        Path file = temp.resolve("x.safetensors");
        WeightsFile.writeArrays(file, new NDList(large, half, steps));
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            assertEquals(Set.of("large", "half", "steps"), reader.names());
            NDArray same = reader.read("large", manager);
            assertEquals(large.getShape(), same.getShape());
            assertArrayEquals(large.toFloatArray(), same.toFloatArray());
            assertEquals(DataType.FLOAT16, reader.read("half", manager).getDataType());
            NDArray widened = manager.zeros(new Shape(2, 2));
            reader.read("half", widened);
            assertArrayEquals(
                    half.toType(DataType.FLOAT32, true).toFloatArray(), widened.toFloatArray());
            assertEquals(7, reader.read("steps", manager).getLong());
        }
    }

    @Test
    void refusesWhatIsNoWholeFile() throws IOException {
        String good = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        try (SafetensorsReader reader = new SafetensorsReader(file(good, 8))) {
            assertEquals(Set.of("a"), reader.names());
        }
        refuses(file(good, 7));
        refuses(file(good.replace("[2]", "[3]"), 8));
        refuses(file(good.replace("[0,8]", "[-8,0]"), 8));
        refuses(file(good.replace("[0,8]", "[8]"), 8));
        refuses(file(good.replace("F32", "F13"), 8));
        refuses(file(good.replace("\"dtype\":\"F32\",", ""), 8));
        refuses(file("[]", 8));
        refuses(file("{", 8));
        refuses(Files.write(temp.resolve("short"), new byte[5]));
        refuses(Files.write(temp.resolve("long"), new byte[] {-1, -1, -1, -1, -1, -1, -1, 127}));
        refuses(Files.write(temp.resolve("cut"), new byte[] {50, 0, 0, 0, 0, 0, 0, 0, '{'}));
    }

    private static void refuses(Path file) {
        assertThrows(Exception.class, () -> new SafetensorsReader(file).close());
    }

    private Path file(String header, int data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + text.length + data);
        all.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
        return Files.write(temp.resolve("file"), all.array());
    }
}
