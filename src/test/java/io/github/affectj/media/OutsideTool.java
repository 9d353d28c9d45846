package io.github.affectj.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests compare with. Without one a test is skipped aloud, but fails in CI. */
public final class OutsideTool {
    /** What was found, by its banner: to ask a program takes as long as many a task for it. */
    private static final Map<String, Optional<OutsideTool>> FOUND = new ConcurrentHashMap<>();

    private final String command;

    private OutsideTool(String command) {
        this.command = command;
    }

    public static OutsideTool imageMagick() {
        return find("ImageMagick", List.of("-version"), "/usr/bin/convert", "magick", "convert");
    }

    public static OutsideTool ffmpeg() {
        return find("ffmpeg version", List.of("-version"), "ffmpeg");
    }

    public static OutsideTool ffprobe() {
        return find("ffprobe version", List.of("-version"), "ffprobe");
    }

    /** A Python that has numpy, which the first one on the path need not have. */
    public static OutsideTool python() {
        String question =
                "import importlib.util as u; print('numpy of Python 3' if u.find_spec('numpy') else '')";
        return find(
                "numpy of Python 3",
                List.of("-c", question),
                "python3",
                "/usr/bin/python3",
                "python");
    }

    private static OutsideTool find(String banner, List<String> question, String... commands) {
        Optional<OutsideTool> found =
                FOUND.computeIfAbsent(
                        banner,
                        b ->
                                Stream.of(commands)
                                        .map(OutsideTool::new)
                                        .filter(tool -> tool.says(question, b))
                                        .findFirst());
        if (found.isPresent()) {
            return found.get();
        }
        String message = banner + " is not installed: nothing to compare with";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        Assumptions.abort(message);
        throw new IllegalStateException(message);
    }

    private boolean says(List<String> question, String banner) {
        try {
            return new String(run(question), StandardCharsets.UTF_8).contains(banner);
        } catch (IOException e) {
            // Not installed under this name.
            return false;
        }
    }

    /** What a run writes to standard output. */
    public byte[] run(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(command);
        line.addAll(arguments);
        Path errors = Files.createTempFile("outside-tool", ".txt");
        try {
            Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            assertEquals(0, status, line + ": " + Files.readString(errors));
            return said;
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(errors);
        }
    }

    /**
     * All frames of an animation as ImageMagick shows them on white, 0xRRGGBB. It is told to take
     * all frames for transparent ones, or it fills what is uncovered with the file's background
     * colour when a frame has no transparency, which no browser does.
     */
    public List<int[]> coalesced(Path gif, int pixelsPerFrame) throws IOException {
        byte[] rgb =
                run(
                        List.of(
                                gif.toString(),
                                "-alpha",
                                "set",
                                "-coalesce",
                                "-background",
                                "white",
                                "-alpha",
                                "remove",
                                "-depth",
                                "8",
                                "rgb:-"));
        List<int[]> frames = new ArrayList<>();
        for (int at = 0; at < rgb.length; at += 3 * pixelsPerFrame) {
            int[] frame = new int[pixelsPerFrame];
            for (int i = 0; i < pixelsPerFrame; i++) {
                int from = at + 3 * i;
                frame[i] =
                        ((rgb[from] & 255) << 16)
                                | ((rgb[from + 1] & 255) << 8)
                                | (rgb[from + 2] & 255);
            }
            frames.add(frame);
        }
        return frames;
    }
}
