package io.github.affectj.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ChildJvm;
import io.github.affectj.model.engine.DjlRuntime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** In a Java of its own, which the engine would end. */
    @Test
    void widensBf16BeforeTheEngineSeesIt() throws Exception {
        ByteBuffer values = ByteBuffer.allocate(2 * 600_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 600_000; i++) { // more than the reader's buffer holds when widened
            values.putShort((short) (Float.floatToIntBits(i % 128 - 64) >>> 16));
        }
        Path file = file(header("BF16", "600000", 1_200_000), values.array());
        ChildJvm.End end =
                ChildJvm.run(temp, Map.of(), List.of(), OpenedBf16.class, file.toString());
        assertEquals(0, end.status(), end.output());
        assertTrue(end.output().contains("float32 -64.0 63.0 -1.0"), end.output());
    }

    /** Prints the type, and some values, of a tensor by both ways of reading. */
    static final class OpenedBf16 {
        public static void main(String[] args) throws IOException {
            try (NDManager manager = DjlRuntime.engine().newBaseManager();
                    SafetensorsReader reader = new SafetensorsReader(Path.of(args[0]))) {
                NDArray own = reader.read("a", manager);
                NDArray filled = manager.zeros(new Shape(600_000));
                reader.read("a", filled);
                if (!own.equals(filled)) {
                    throw new AssertionError("Both ways must give the same");
                }
                float[] v = own.toFloatArray();
                System.out.println(
                        own.getDataType()
                                + " "
                                + v[0]
                                + " "
                                + v[127]
                                + " "
                                + v[599_999 / 128 * 128 + 63]);
            }
        }
    }

    @Test
    void readsEachTypeThatItKnows() throws IOException {
        for (TensorType type : TensorType.values()) {
            ByteBuffer values =
                    ByteBuffer.allocate(2 * type.width()).order(ByteOrder.LITTLE_ENDIAN);
            for (int v = 1; v <= 2; v++) {
                switch (type) {
                    case F64 -> values.putDouble(v);
                    case F32 -> values.putFloat(v);
                    case F16 -> values.putShort((short) (v == 1 ? 0x3c00 : 0x4000));
                    case BF16 -> values.putShort((short) (Float.floatToIntBits(v) >>> 16));
                    case I64 -> values.putLong(v);
                    case I32 -> values.putInt(v);
                    case U8 -> values.put((byte) v);
                }
            }
            NDArray target = manager.zeros(new Shape(2));
            Path file = file(header(type.name(), "2", values.capacity()), values.array());
            try (SafetensorsReader reader = new SafetensorsReader(file)) {
                reader.read("a", target);
                assertEquals(type.engine(), reader.read("a", manager).getDataType());
            }
            assertArrayEquals(new float[] {1, 2}, target.toFloatArray(), type.name());
        }
    }

    @Test
    void refusesValuesThatAreNoNumbers() throws IOException {
        Map<String, byte[]> bad =
                Map.of(
                        "F16", new byte[] {0, 0x7c},
                        "BF16", new byte[] {(byte) 0xc0, 0x7f},
                        "F32", new byte[] {0, 0, (byte) 0x80, (byte) 0xff},
                        "F64", new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x7f});
        for (Map.Entry<String, byte[]> entry : bad.entrySet()) {
            Path file =
                    file(header(entry.getKey(), "1", entry.getValue().length), entry.getValue());
            String said =
                    assertThrows(BadInputException.class, () -> WeightsFile.read(file, manager))
                            .getMessage();
            assertTrue(said.contains("its tensor a holds values that are no numbers"), said);
        }
    }

    /** A tensor too large for 16 bits stays at 32, so that it can be read again. */
    @Test
    void keepsWhatHalfFloatsCannotHold() {
        Parameter large = parameter("large", 70_000);
        Parameter small = parameter("small", 7);
        Path file = temp.resolve("half.safetensors");
        WeightsFile.write(file, Map.of("large", large, "small", small), true);
        Map<String, NDArray> read = WeightsFile.read(file, manager);
        assertEquals(70_000, read.get("large").getFloat());
        assertEquals(DataType.FLOAT32, read.get("large").getDataType());
        assertEquals(DataType.FLOAT16, read.get("small").getDataType());
    }

    private Parameter parameter(String name, float value) {
        Parameter parameter =
                Parameter.builder().setName(name).setType(Parameter.Type.OTHER).build();
        parameter.setArray(manager.create(new float[] {value}));
        return parameter;
    }

    @Test
    void refusesWhatIsNoWholeFile() throws IOException {
        String good = header("F32", "2", 8);
        try (SafetensorsReader reader = new SafetensorsReader(file(good, 8))) {
            assertEquals(Set.of("a"), reader.names());
        }
        refuses("cut short: 7 of 8", file(good, 7));
        refuses("1 bytes stand behind", file(good, 9));
        refuses("another size", file(good.replace("[2]", "[3]"), 8));
        refuses("below 0", file(good.replace("[0,8]", "[-8,0]"), 8));
        refuses("larger than any", file(good.replace("[2]", "[9223372036854775807,2]"), 8));
        refuses("lacks its shape or its place", file(good.replace("[0,8]", "[8]"), 8));
        refuses("leaves a hole", file(good.replace("[0,8]", "[1,9]"), 9));
        refuses(
                "type 'F13'; the types that can be read are F64,",
                file(good.replace("F32", "F13"), 8));
        refuses("type ''", file(good.replace("\"dtype\":\"F32\",", ""), 8));
        refuses("does not list tensors", file("[]", 8));
        refuses("does not list tensors", file("{\"a\":7}", 8));
        refuses("End of input", file("{ ", 8));
        refuses("it is cut short", Files.write(temp.resolve("short"), new byte[5]));
        refuses(
                "can't have",
                Files.write(temp.resolve("long"), new byte[] {-1, -1, -1, -1, -1, -1, -1, 127}));
        refuses(
                "header is cut short",
                Files.write(temp.resolve("cut"), new byte[] {50, 0, 0, 0, 0, 0, 0, 0, '{'}));
        refuses("no ordinary file", temp);
    }

    @Test
    void refusesTensorsThatOverlapOrStandThereTwice() throws IOException {
        String a = header("F32", "2", 8).replace("}}", "}");
        refuses(
                "the tensor b overlaps",
                file(a + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12));
        refuses(
                "the tensor b overlaps",
                file(a + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8));
        refuses("the tensor a is named twice", file(a + "," + a.substring(1) + "}", 8));
    }

    /** Neither nesting nor length may cost more than the bytes of the header do. */
    @Test
    void readsAHostileHeaderWithoutErrors() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        refuses("does not list tensors", file(header("F32", deep, 8), 8));
        refuses("more than 8 numbers", file(header("F32", "1,".repeat(500_000) + "1", 8), 8));
        refuses("type 'XXX", file(header("X".repeat(1_000_000), "1", 8), 8));
        String named =
                header("F13", "2", 8).replace("\"a\"", "\"\u202e" + "n".repeat(1_000_000) + "\"");
        String said = refuses("the tensor nnn", file(named, 8));
        assertTrue(said.length() < 600, said);
        try (SafetensorsReader reader =
                new SafetensorsReader(
                        file(
                                header("F32", "2", 8)
                                        .replace(
                                                "{\"a\"",
                                                "{\"__metadata__\":{\"x\":" + deep + "},\"a\""),
                                8))) {
            assertEquals(Set.of("a"), reader.names());
        }
    }

    private static String header(String type, String shape, int bytes) {
        return "{\"a\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[0,%d]}}"
                .formatted(type, shape, bytes);
    }

    private String refuses(String reason, Path file) {
        String said =
                assertThrows(BadInputException.class, () -> WeightsFile.read(file, manager))
                        .getMessage();
        assertTrue(said.contains(reason), said);
        return said;
    }

    private Path file(String header, int data) throws IOException {
        return file(header, new byte[data]);
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + text.length + data.length);
        all.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text).put(data);
        return Files.write(temp.resolve("file"), all.array());
    }
}
