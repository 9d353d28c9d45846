package io.github.affectj.model.install;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Models as people send them, and as they should not be. */
public final class ModelZips {
    private ModelZips() {}

    /** Copies the files of a folder into a new one. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /**
     * Zips the files of a folder.
     *
     * @param before what stands before their names
     * @param more names of further entries, which hold {@code "x"}
     */
    public static Path zip(Path folder, String before, Path zip, String... more)
            throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : more) {
                entry(out, name, new byte[] {'x'});
            }
            for (Path file : files(folder)) {
                entry(out, before + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return zip;
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** Changes the model.json of a folder. */
    public static void edit(Path folder, String from, String to) throws IOException {
        Path spec = folder.resolve(ModelFile.SPEC.fileName());
        String text = Files.readString(spec);
        assertTrue(text.contains(from), from + " in " + text);
        Files.writeString(spec, text.replace(from, to));
    }

    /** Turns a bit of a file over. */
    static void turnByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);
    }
}
