package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.affectj.commands.SystemReportCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two zips are installations: of Fiji by what lies in them, of plain ImageJ by trying. */
class ZipIT {
    private static final String VERSION = System.getProperty("affectj.version");
    private static final Path TARGET = Path.of(System.getProperty("affectj.target"));

    @TempDir private Path folder;

    @Test
    void fijisZipHoldsNothingOfFijisOwn() throws IOException {
        List<String> entries = entries(zip("fiji"));
        assertPlugin(entries);
        assertFalse(listsMenuEntries(zip("fiji")), "Fiji would show every command twice");
        assertFalse(
                entries.stream()
                        .anyMatch(
                                name ->
                                        name.matches(
                                                "jars/(ij-|scijava-|parsington|ij1-patcher|javassist"
                                                        + "|classgraph|slf4j-nop).*")),
                entries.toString());
    }

    @Test
    void imagejsZipBringsSciJavaButNoPatcher() throws IOException {
        List<String> entries = entries(zip("imagej"));
        assertPlugin(entries);
        assertTrue(listsMenuEntries(zip("imagej")));
        assertTrue(entries.stream().anyMatch(name -> name.matches("jars/scijava-common-.*\\.jar")));
        assertTrue(entries.stream().anyMatch(name -> name.matches("jars/parsington-.*\\.jar")));
        assertFalse(
                entries.stream()
                        .anyMatch(name -> name.matches("jars/(ij-|ij1-patcher|javassist).*")),
                entries.toString());
    }

    @Test
    void plainImageJRunsACommandFromTheZip() throws Exception {
        unpack(zip("imagej"));
        Files.copy(jarOf(IJ.class), folder.resolve("ij.jar"));
        Path report = folder.resolve("report.txt");
        Path macro = folder.resolve("report.ijm");
        Files.writeString(
                macro,
                "run(\""
                        + Macros.label(SystemReportCommand.class)
                        + "\"); File.saveString(\"ran\", \""
                        + report
                        + "\");");
        String output = WindowedRun.java(folder, "-jar", "ij.jar", "-batch", macro.toString());
        assertTrue(output.contains("Engine: PyTorch"), output);
        assertTrue(Files.exists(report), output);
    }

    private static void assertPlugin(List<String> entries) {
        assertTrue(entries.contains("plugins/AffectJ_-" + VERSION + ".jar"), entries.toString());
        assertTrue(entries.stream().anyMatch(n -> n.matches("jars/pytorch-native-cpu-.*\\.jar")));
        assertTrue(entries.stream().anyMatch(n -> n.matches("jars/pytorch-jni-.*\\.jar")));
        assertTrue(
                entries.stream().allMatch(n -> n.matches("(plugins|jars|models)/.*")),
                entries.toString());
        // Plain ImageJ looks for menu entries in every jar of plugins/ with an underscore.
        assertEquals(1, entries.stream().filter(n -> n.matches("plugins/.+")).count());
    }

    /** Whether the plugin in a zip has a plugins.config; it must be a whole plugin in any case. */
    private static boolean listsMenuEntries(Path zip) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile file = new ZipFile(zip.toFile());
                ZipInputStream jar =
                        new ZipInputStream(
                                file.getInputStream(
                                        file.getEntry("plugins/AffectJ_-" + VERSION + ".jar")))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertTrue(names.contains("META-INF/json/org.scijava.plugin.Plugin"));
        return names.contains("plugins.config");
    }

    private static Path zip(String host) {
        return TARGET.resolve("affectj-" + VERSION + "-" + host + ".zip");
    }

    private static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private void unpack(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        // ImageJ's classes are patched here and have no source any more; its resources have.
        String url = type.getResource("/IJ_Props.txt").toString();
        return Path.of(java.net.URI.create(url.substring("jar:".length(), url.indexOf('!'))));
    }
}
