package io.github.affectj.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.github.affectj.base.ForeignText;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tries a PyTorch out in a Java of its own: starts the engine with it and computes on the card. A
 * library that is missing, a driver that is too old or a card that is not served shows itself
 * there, be it by a crash, and our own Java is untouched.
 */
final class TorchProbe {
    /** Gigabytes of libraries come from the disk the first time. */
    private static final long MOST_SECONDS = 120;

    private static final String FINE = "fine";

    /** Of DJL and what it is made of, in whatever jars the host has them. */
    private static final List<String> CLASSES =
            List.of(
                    "ai.djl.engine.Engine",
                    "ai.djl.pytorch.engine.PtEngine",
                    "com.sun.jna.Native",
                    "com.google.gson.Gson",
                    "org.slf4j.Logger",
                    "org.apache.commons.compress.archivers.ArchiveEntry");

    private static final List<String> RESOURCES =
            List.of("jnilib/pytorch.properties", "native/lib/pytorch.properties");

    private TorchProbe() {}

    /**
     * What keeps a PyTorch from computing on a card here, as part of a sentence; empty if nothing
     * does.
     */
    static Optional<String> complaint(TorchFolder torch) {
        Path answer = null;
        try {
            answer = Files.createTempFile("affectj-gpu", ".txt");
            Process process = start(torch, answer);
            boolean ended;
            try {
                ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            String said = Files.readString(answer).strip();
            if (said.equals(FINE)) {
                return Optional.empty();
            }
            if (said.isEmpty()) {
                said =
                        ended
                                ? "it ends with status " + process.waitFor()
                                : "it takes more than " + MOST_SECONDS + " seconds";
            }
            return Optional.of(
                    "%s fails when it is tried out (%s)".formatted(torch.folder(), said));
        } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
            return Optional.of(
                    "%s can't be tried out (%s)".formatted(torch.folder(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(torch.folder() + " could not be tried out in time");
        } finally {
            delete(answer);
        }
    }

    private static Process start(TorchFolder torch, Path answer)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
        for (String key :
                List.of(
                        "DJL_CACHE_DIR",
                        "ENGINE_CACHE_DIR",
                        "jna.library.path",
                        "jna.tmpdir",
                        "java.io.tmpdir",
                        "user.home")) {
            if (System.getProperty(key) != null) {
                command.add("-D" + key + "=" + System.getProperty(key));
            }
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath())));
        command.addAll(List.of(TorchProbe.class.getName(), torch.lib().toString()));
        command.add(answer.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove(TorchSetting.VARIABLE);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Jars and folders that the engine is made of. */
    private static Set<String> classPath()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        ClassLoader loader = TorchProbe.class.getClassLoader();
        Set<String> path = new LinkedHashSet<>();
        path.add(source(TorchProbe.class));
        for (String name : CLASSES) {
            path.add(source(Class.forName(name, false, loader)));
        }
        for (String name : RESOURCES) {
            URL url = loader.getResource(name);
            if (url != null && url.openConnection() instanceof JarURLConnection jar) {
                path.add(Path.of(jar.getJarFileURL().toURI()).toString());
            }
        }
        return path;
    }

    private static String source(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private static void delete(Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    /**
     * The other Java.
     *
     * @param arguments the folder of the libraries, and the file for the answer
     */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), answer(Path.of(arguments[0])));
    }

    private static String answer(Path lib) {
        try {
            CudaDriver.find(); // PyTorch's libraries take the one that is loaded already
            TorchChoice.apply(lib);
            Engine engine = DjlRuntime.engine();
            if (!engine.hasCapability(StandardCapabilities.CUDA)) {
                return "it finds no graphics card that it can use";
            }
            SelfTest.run(Device.gpu());
            return FINE;
        } catch (RuntimeException | LinkageError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return ForeignText.of(String.valueOf(cause.getMessage()));
        }
    }
}
