package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.SystemReportCommand;
import io.github.affectj.model.store.Detectors;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two zips are installations: what lies in them, to the last file, and that it runs. */
class ZipIT {
    private static final String VERSION = System.getProperty("affectj.version");
    private static final Path TARGET = Path.of(System.getProperty("affectj.target"));
    private static final String PLUGIN = "plugins/AffectJ_-" + VERSION + ".jar";

    /** Of what AffectJ needs at run time, what Fiji 2.16 to 2.18 brings itself. */
    private static final Set<String> FIJIS_OWN =
            Set.of(
                    "jars/gson",
                    "jars/jna",
                    "jars/slf4j-api",
                    "jars/commons-codec",
                    "jars/commons-compress",
                    "jars/commons-math3",
                    "jars/commons-io",
                    "jars/javacpp",
                    "jars/ffmpeg");

    /** Natives of one system, that is the system of the machine that built the zip. */
    private static final Set<String> NATIVES = Set.of("jars/javacpp-N", "jars/ffmpeg-N");

    private static final Set<String> ENGINE =
            Set.of(
                    "jars/api",
                    "jars/pytorch-engine",
                    "jars/pytorch-jni",
                    "jars/pytorch-native-cpu-N",
                    "jars/javacv",
                    "jars/TarsosDSP",
                    "jars/org.jfree.pdf",
                    "jars/org.jfree.svg",
                    "jars/commons-csv");

    private static final Set<String> TOLD =
            Set.of(
                    "AffectJ/README-FIRST.txt",
                    "AffectJ/README.md",
                    "AffectJ/LICENSE",
                    "AffectJ/NOTICE",
                    "AffectJ/CHANGELOG.md",
                    "AffectJ/CONTRIBUTING.md",
                    "AffectJ/CITATION.cff",
                    "AffectJ/src/site/index.md",
                    "AffectJ/sample-data/party-to-tears.gif",
                    "AffectJ/sample-data/letter.mp4",
                    "AffectJ/sample-data/pictures/film.png",
                    "AffectJ/sample-data/pictures/nothing.png",
                    "AffectJ/sample-data/pictures/recognized.png",
                    "AffectJ/sample-data/pictures/regions.png",
                    "AffectJ/sample-data/pictures/timeline.png",
                    "AffectJ/sample-data/pictures/timeline-window.png");

    @TempDir private Path folder;

    @Test
    void fijisZipHoldsWhatFijiLacksAndNothingElse() throws IOException {
        Set<String> expected = common();
        expected.addAll(ENGINE);
        List<String> actual =
                entries("fiji").stream()
                        .map(name -> name.replaceFirst("^jars/(linux|macos|win)[^/]*/", "jars/S/"))
                        .toList();
        expected.add("jars/S/javacpp-N");
        // Fiji brings FFmpeg for Intel only.
        if (System.getProperty("os.arch").equals("aarch64")) {
            expected.add("jars/S/ffmpeg-N");
        }
        assertEquals(expected, new TreeSet<>(actual));
        assertFalse(listsMenuEntries(zip("fiji")), "Fiji would show every command twice");
    }

    @Test
    void imagejsZipHoldsAllThatImageJLacksAndNothingElse() throws IOException {
        Set<String> expected = common();
        expected.addAll(ENGINE);
        expected.addAll(FIJIS_OWN);
        expected.addAll(NATIVES);
        expected.addAll(Set.of("jars/scijava-common", "jars/parsington", "jars/slf4j-nop"));
        assertEquals(expected, new TreeSet<>(entries("imagej")));
        assertTrue(listsMenuEntries(zip("imagej")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fiji", "imagej"})
    void whatIsReadFirstNamesItsVersionAndSystem(String host) throws IOException {
        try (ZipFile zip = new ZipFile(zip(host).toFile());
                InputStream in = zip.getInputStream(zip.getEntry("AffectJ/README-FIRST.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.startsWith("AffectJ " + VERSION + " for "), text);
            assertTrue(text.contains("Java 17 or newer"), text);
            assertFalse(text.contains("${"), text);
        }
    }

    @Test
    void plainImageJRunsACommandFromTheZip() throws Exception {
        unpack(zip("imagej"));
        copyJars(folder, List.of("ij"));
        Files.move(ijJar(folder), folder.resolve("ij.jar"));
        Path report = folder.resolve("report.txt");
        Path macro = folder.resolve("report.ijm");
        Files.writeString(
                macro,
                run(SystemReportCommand.class, "")
                        + "File.saveString(\"ran\", \""
                        + report
                        + "\");");
        String output = WindowedRun.java(folder, "-jar", "ij.jar", "-batch", macro.toString());
        assertTrue(output.contains("Engine: PyTorch"), output);
        assertTrue(Files.exists(report), output);
    }

    /**
     * The zip with what Fiji brings, started with the class path and the module path of Fiji's own
     * launcher (its config/fiji.toml): Java refuses to start if a jar in the folder of the natives
     * can't be a module.
     */
    @Test
    void withFijisOwnJarsItRunsAsFijiStartsIt() throws Exception {
        unpack(zip("fiji"));
        // Fiji's part that lists SciJava commands is not on Maven Central; ImageJ's own menu does.
        takePlugin(zip("imagej"));
        Path jars = folder.resolve("jars");
        Path natives = nativesFolder(jars);
        List<String> fijis =
                new ArrayList<>(
                        List.of(
                                "ij",
                                "scijava-common",
                                "parsington",
                                "ij1-patcher",
                                "javassist",
                                "classgraph",
                                "slf4j-nop"));
        FIJIS_OWN.forEach(name -> fijis.add(name.substring("jars/".length())));
        copyJars(jars, fijis);
        copyJars(natives, List.of("ffmpeg-N"));
        Path macro = folder.resolve("fiji.ijm");
        Files.writeString(
                macro,
                run(SystemReportCommand.class, "")
                        + run(
                                OpenVideoCommand.class,
                                "path=[" + folder.resolve("AffectJ/sample-data/letter.mp4") + "]")
                        + "print(nSlices);");
        String classPath =
                Stream.of(jars, natives, folder.resolve("plugins"))
                        .map(path -> path + File.separator + "*")
                        .collect(Collectors.joining(File.pathSeparator));
        String output =
                WindowedRun.java(
                        folder,
                        "--module-path=" + natives,
                        "--add-modules=java.sql",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dplugins.dir=" + folder,
                        "-cp",
                        classPath,
                        Launcher.class.getName(),
                        "--headless",
                        "-macro",
                        macro.toString());
        assertTrue(output.contains("Engine: PyTorch"), output);
        assertTrue(output.strip().endsWith("\n425"), output);
    }

    private static String run(Class<? extends org.scijava.command.Command> command, String keys) {
        return "run(\"" + Macros.label(command) + "\", \"" + keys + "\");\n";
    }

    /** What is in both: the plugin, all models without records of their training, what is told. */
    private static Set<String> common() throws IOException {
        Set<String> names = new TreeSet<>(TOLD);
        names.add("plugins/AffectJ_");
        try (Stream<Path> models = Files.list(Path.of("models"))) {
            for (Path model : models.toList()) {
                String folder = "models/" + model.getFileName() + "/";
                for (String file : List.of("model.json", "weights.safetensors", "MODEL_CARD.md")) {
                    names.add(folder + file);
                }
                boolean finder =
                        Detectors.installed().stream()
                                .anyMatch(d -> d.id().equals(model.getFileName().toString()));
                if (!finder && !ModelStore.readSpec(model).familiarity().isEmpty()) {
                    names.add(folder + StoredModel.FAMILIARITY);
                }
            }
        }
        try (Stream<Path> scripts =
                Files.list(Path.of("src/main/resources/script_templates/AffectJ"))) {
            scripts.forEach(s -> names.add("AffectJ/scripts/" + s.getFileName()));
        }
        return names;
    }

    /** Whether the plugin in a zip has a plugins.config; it must be a whole plugin in any case. */
    private static boolean listsMenuEntries(Path zip) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipFile file = new ZipFile(zip.toFile());
                ZipInputStream jar =
                        new ZipInputStream(file.getInputStream(file.getEntry(PLUGIN)))) {
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

    /** Files of a zip; of jars only what they are, {@code -N} for those with natives. */
    private static List<String> entries(String host) throws IOException {
        try (ZipFile file = new ZipFile(zip(host).toFile())) {
            List<String> names =
                    file.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
            assertTrue(names.contains(PLUGIN), names.toString());
            return names.stream().map(ZipIT::withoutVersion).toList();
        }
    }

    /** {@code jars/gson-2.10.1.jar} is {@code jars/gson}. */
    private static String withoutVersion(String name) {
        return name.endsWith(".jar")
                ? name.replaceFirst("-\\d[\\d.]*.*(linux|macosx|osx|windows|win)-.*\\.jar$", "-N")
                        .replaceFirst("-\\d.*\\.jar$", "")
                : name;
    }

    private static Path nativesFolder(Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static Path ijJar(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("ij-[\\d.]+.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Copies jars that the tests run with, named as {@link #withoutVersion} does. */
    private static void copyJars(Path to, Collection<String> names) throws IOException {
        String fallback = System.getProperty("java.class.path");
        String classPath = System.getProperty("surefire.test.class.path", fallback);
        Set<String> left = new TreeSet<>(names);
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (left.remove(withoutVersion(jar.getFileName().toString()))) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
        assertEquals(Set.of(), left, classPath);
    }

    private void takePlugin(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry(PLUGIN))) {
            Files.copy(in, folder.resolve(PLUGIN), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void unpack(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }
}
