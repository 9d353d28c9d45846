package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/affectj} as a user calls it. */
class LauncherIT {
    private record Ended(int status, String out, String err) {}

    @TempDir private Path folder;

    @Test
    void aMacroPrintsAndSavesWithoutADisplay() throws Exception {
        String tiff = folder.resolve("s.tif").toString();
        // A user who never had preferences of Java is told of none either.
        Map<String, String> environment =
                Map.of(
                        "AFFECTJ_JAVA_OPTS",
                        "-Djava.util.prefs.userRoot=" + folder.resolve("new-user"));
        Ended ended =
                runMacro(
                        """
                        print(getArgument());
                        newImage("s", "RGB", 16, 16, 3);
                        newImage("t", "RGB", 16, 16, 1);
                        selectImage("s");
                        run("Duplicate...", "title=u duplicate");
                        print(nImages, getTitle(), nSlices);
                        close();
                        selectImage("s");
                        saveAs("Tiff", "%s");
                        run("AffectJ System Report");
                        """
                                .formatted(tiff),
                        "an argument",
                        environment);
        assertEquals("", ended.err.replaceFirst("^affectj: the first recognition .*\n", ""));
        assertEquals(0, ended.status);
        assertTrue(ended.out.startsWith("an argument\n3 u 3\nAffectJ "), ended.out);
        assertTrue(ended.out.contains("Engine: PyTorch"), ended.out);
        assertTrue(Files.exists(Path.of(tiff)));
        assertTrue(Files.exists(folder.resolve("new-user")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run('AffectJ System Report', 'x=1');Macro Error: AffectJ System Report: there is no"
                        + " key \"x\"",
                "run('Recognize Emotions...');there is no open image",
                "open('/no/such.tif');/no/such.tif",
                "run('No Such Command');Unrecognized command",
                "exit('enough');enough",
                "x = (1;expected at the end of",
            })
    void whatFailsIsToldAndGivesAStatus(String macro, String sentence) throws Exception {
        Ended ended = runMacro(("print('begin');" + macro).replace('\'', '"'), "");
        assertEquals(1, ended.status, ended.err);
        assertTrue(ended.err.contains(sentence), ended.err);
        assertEquals("begin\n", ended.out);
    }

    @Test
    void aFilmThatIsCutWhileItIsOpenIsToldInASentence() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "truncate is a tool of Linux");
        Path film = folder.resolve("cut.mp4");
        Files.copy(Path.of("sample-data/letter.mp4"), film);
        String macro =
                "run('Open Video with Audio...', 'path=[FILM]'); exec('truncate', '-s', '100000',"
                        + " 'FILM'); setSlice(400);";
        Ended ended = runMacro(macro.replace("FILM", film.toString()).replace('\'', '"'), "");
        assertEquals(1, ended.status, ended.err);
        assertEquals(
                "Macro Error: cut.mp4 was removed or changed while it was open, so that frame 400"
                        + " can't be read; open it again.",
                ended.err.strip());
    }

    /** As in cron and many containers; the launcher takes a UTF-8 locale if there is one. */
    @Test
    void namesWithOtherLettersAreReadWithoutALocaleToo() throws Exception {
        Path strange = Files.createDirectory(folder.resolve("Größe 怒り"));
        Path gif = strange.resolve("ä.gif");
        Files.copy(Path.of("sample-data/party-to-tears.gif"), gif);
        Path macro =
                Files.writeString(
                        strange.resolve("ü.ijm"),
                        "clip = getArgument(); run(\"Open GIF Stack...\", \"path=[\" + clip + \"]\");"
                                + " print(getTitle());");
        Ended ended =
                run(
                        "scripts/affectj",
                        Map.of("LC_ALL", "C"),
                        "--headless",
                        "-macro",
                        macro.toString(),
                        gif.toString());
        assertEquals("", ended.err);
        assertEquals(0, ended.status);
        assertEquals("ä.gif", ended.out.strip());
    }

    @Test
    void exitWithoutAMessageIsNoFailure() throws Exception {
        assertEquals(new Ended(0, "1\n", ""), runMacro("print(1); exit; print(2);", ""));
    }

    @Test
    void wrongOptionsGiveTwo() throws Exception {
        assertEquals(2, run("--headless").status);
        assertEquals(2, run("--nonsense").status);
        assertEquals(2, run("-macro").status);
        assertEquals(2, run("--headless", "-macro", folder.resolve("none.ijm").toString()).status);
        Ended help = run("--help");
        assertEquals(0, help.status);
        assertTrue(help.out.contains("--headless -macro FILE [ARG]"), help.out);
    }

    /** Without a plugin a build begins, and its end is told, good or bad. */
    @Test
    void aBuildThatFailsIsToldWithMavensErrors() throws Exception {
        Path scripts = Files.createDirectories(folder.resolve("project/scripts"));
        for (String name : List.of("affectj", "built.sh")) {
            Path script = Files.copy(Path.of("scripts", name), scripts.resolve(name));
            assertTrue(script.toFile().setExecutable(true));
        }
        Files.writeString(folder.resolve("project/pom.xml"), "<project/>");
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho [INFO] a; echo '[ERROR] no network'; exit 1\n");
        assertTrue(maven.toFile().setExecutable(true));
        Ended ended =
                run(
                        scripts.resolve("affectj").toString(),
                        Map.of(
                                "PATH",
                                maven.getParent() + ":" + System.getenv("PATH"),
                                "HOME",
                                folder.toString()));
        assertEquals(1, ended.status);
        assertEquals("", ended.out);
        assertTrue(
                ended.err.startsWith("affectj: building AffectJ for the first time."), ended.err);
        assertTrue(
                ended.err.contains("\n[ERROR] no network\naffectj: the build failed"), ended.err);
        Path log = folder.resolve("project/target/build.log");
        assertEquals("[INFO] a\n[ERROR] no network\n", Files.readString(log));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[INFO] Scanning;working",
                "Downloading from central: https://repo/a/api-1.jar;fetching api-1.jar",
                "[INFO] --- maven-compiler-plugin:3.5:compile (default) @ affectj ---;compiling",
                // The plugin's header comes before what it fetches.
                "'[INFO] --- compiler:3.5:compile (default) @ affectj ---\n"
                        + "Downloading from central: https://repo/a/api-1.jar\n"
                        + "[INFO] Compiling 612 source files with javac [debug release 17] to"
                        + " target/classes';compiling",
                "[INFO] --- maven-jar-plugin:3.4:jar (default-jar) @ affectj ---;packing",
            })
    void whatMavenDoesIsToldInAFewWords(String line, String told) throws Exception {
        Path log = Files.writeString(folder.resolve("maven.log"), "[INFO] a\n" + line + "\n");
        Path script = folder.resolve("step.sh");
        String built = Path.of("scripts/built.sh").toAbsolutePath().toString();
        Files.writeString(
                script,
                "#!/usr/bin/env bash\nset -euo pipefail\n. '"
                        + built
                        + "'\nmaven_step '"
                        + log
                        + "'\n");
        assertTrue(script.toFile().setExecutable(true));
        assertEquals(new Ended(0, told + "\n", ""), run(script.toString(), Map.of()));
    }

    /** The engine unpacks hundreds of megabytes once; a macro's own output stays as it is. */
    @Test
    void theFirstUseIsTold() throws Exception {
        Path cache = folder.resolve("cache");
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertTrue(java.toFile().setExecutable(true));
        Map<String, String> environment =
                Map.of(
                        "JAVA_HOME",
                        folder.resolve("java").toString(),
                        "DJL_CACHE_DIR",
                        cache.toString());
        Ended first = run("scripts/affectj", environment);
        assertEquals("", first.out);
        assertTrue(first.err.startsWith("affectj: the first recognition unpacks"), first.err);
        assertTrue(first.err.contains(cache + " (about 430 MB)"), first.err);
        Files.createDirectories(cache.resolve("pytorch"));
        assertEquals(new Ended(0, "", ""), run("scripts/affectj", environment));
    }

    /** A macro in a window is told its path as it was given, and may want its folder. */
    @ParameterizedTest
    @CsvSource({"scripts/film.ijm", "./scripts/film.ijm", "scripts/../scripts/film.ijm"})
    void aMacroNamedByARelativePathIsFoundFromAnywhere(String relative) throws Exception {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor a; do echo \"$a\"; done\n");
        assertTrue(java.toFile().setExecutable(true));
        Ended ended =
                run(
                        "scripts/affectj",
                        Map.of("JAVA_HOME", folder.resolve("java").toString()),
                        "-macro",
                        relative,
                        "two words");
        assertEquals(0, ended.status, ended.err);
        List<String> last = ended.out.lines().skip(ended.out.lines().count() - 3).toList();
        assertEquals("-macro", last.get(0));
        Path given = Path.of(last.get(1));
        assertTrue(given.isAbsolute(), last.get(1));
        assertTrue(Files.isSameFile(Path.of("scripts/film.ijm"), given));
        assertEquals("two words", last.get(2));
    }

    private Ended runMacro(String text, String argument) throws Exception {
        return runMacro(text, argument, Map.of());
    }

    private Ended runMacro(String text, String argument, Map<String, String> environment)
            throws Exception {
        Path macro = folder.resolve("macro.ijm");
        Files.writeString(macro, text);
        return run(
                "scripts/affectj", environment, "--headless", "-macro", macro.toString(), argument);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run("scripts/affectj", Map.of(), arguments);
    }

    private Ended run(String script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
        // Java tells on the standard error that it saw this; the test looks for what we write
        // there.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        assertTrue(ended, "scripts/affectj did not end: " + errors);
        return new Ended(
                process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errors);
    }
}
