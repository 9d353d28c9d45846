package io.github.affectj.commands.show;

import ij.ImagePlus;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The clips that lie in the plugin's jar, so that there is something to try without a network. */
public final class SampleClip {
    private static final String FOLDER = "/io/github/affectj/samples/";
    private static final String NOTICE = FOLDER + "NOTICE";

    private SampleClip() {}

    /**
     * Makes a file of a sample, for readers that need one. It lies in a folder of its own that only
     * this user can read, and goes when ImageJ ends.
     *
     * @param name as in {@code sample-data/}
     * @throws IOException if the jar lacks it, or the temporary folder can't be written to
     */
    public static Path unpack(String name) throws IOException {
        Path folder = Files.createTempDirectory("affectj-sample-");
        folder.toFile().deleteOnExit();
        Path file = folder.resolve(name);
        // After its folder: what was asked for last is deleted first.
        file.toFile().deleteOnExit();
        try (InputStream in = resource(FOLDER + name)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** Puts origin and licence of a sample where <em>Image>Show Info...</em> shows them. */
    public static void credit(ImagePlus image, String name) throws IOException {
        String begin = "sample-data/" + name + ": ";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(resource(NOTICE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(begin))
                    .forEach(line -> image.setProperty("Info", line.substring(begin.length())));
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream in = SampleClip.class.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException(path + " is missing in AffectJ's jar");
        }
        return in;
    }
}
