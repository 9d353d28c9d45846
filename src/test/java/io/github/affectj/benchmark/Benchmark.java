package io.github.affectj.benchmark;

import io.github.affectj.model.engine.EngineInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.imagej.patcher.LegacyInjector;

/** Main class behind {@code scripts/benchmark}, whose {@code --help} tells what is measured. */
public final class Benchmark {
    /** Beginning of the name of the folder in which all is made. */
    private static final String FOLDER = "affectj-benchmark";

    private static final List<String> PICTURES =
            List.of(
                    "forward",
                    "step",
                    "recognize",
                    "regions",
                    "memory",
                    "runs",
                    "start",
                    "folder",
                    "timeline");
    private static final List<String> FILM =
            List.of("label", "length", "shots", "faces", "access", "sound");

    private final PrintStream out;
    private final Path root;
    private String python;
    private String model;
    private final Set<String> only = new HashSet<>();
    private boolean quick;

    private Benchmark(PrintStream out, Path root) {
        this.out = out;
        this.root = root;
    }

    /**
     * Measures and prints.
     *
     * @param args as told by {@code scripts/benchmark --help}
     */
    public static void main(String[] args) throws Exception {
        // Before any class of ImageJ is loaded.
        LegacyInjector.preinit();
        Path root = Path.of(System.getProperty("affectj.root", "")).toAbsolutePath();
        Benchmark benchmark = new Benchmark(System.out, root);
        if (!benchmark.read(args)) {
            System.exit(2);
        }
        benchmark.run();
        // The engine's threads may live on.
        System.exit(0);
    }

    private boolean read(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--python" -> python = args[++i];
                case "--model" -> model = args[++i];
                case "--only" -> only.addAll(List.of(args[++i].split(",", -1)));
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        Set<String> all = new LinkedHashSet<>(PICTURES);
        all.addAll(FILM);
        if (only.remove("film")) {
            only.addAll(FILM);
        } else if (only.isEmpty()) {
            only.addAll(all);
        }
        if (!all.containsAll(only)) {
            System.err.println(
                    "benchmark: --only takes some of " + String.join(",", all) + ",film");
            return false;
        }
        return true;
    }

    /** Takes away what killed runs left more than a day ago. */
    private static void sweep(Path temporary) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, FOLDER + "*")) {
            for (Path folder : left) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(folder).compareTo(old) < 0) {
                    delete(folder);
                }
            }
        }
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory(FOLDER);
        try {
            sweep(folder.getParent());
            Workload work = new Workload(root, folder, model);
            out.println(circumstances(work));
            List<Row> rows = new ArrayList<>();
            LauncherRuns launcher = new LauncherRuns(work, root);
            if (begin("forward")) {
                rows.add(ForwardPass.measure(work, root, python, quick ? 1 : 15));
                rows.addAll(new TwinTimes(root, python, quick ? 1 : 9).forwardPasses());
            }
            if (begin("step")) {
                rows.addAll(new TwinTimes(root, python, quick ? 1 : 9).steps());
            }
            if (begin("recognize")) {
                rows.addAll(WholeWork.measure(work, quick ? 12 : 120, quick ? 1 : 7));
            }
            if (begin("regions")) {
                rows.addAll(RegionWork.measure(work, quick ? 12 : 120, quick ? 1 : 7));
            }
            if (begin("memory")) {
                rows.addAll(launcher.memory(quick ? 8 : 200, quick ? 24 : 2000, quick ? 1 : 3));
            }
            if (begin("runs")) {
                rows.add(launcher.runs(quick ? 4 : 24, quick ? 1 : 10, quick ? 3 : 50));
            }
            if (begin("start")) {
                rows.add(launcher.start(quick ? 4 : 24, quick ? 1 : 5));
            }
            if (begin("folder")) {
                rows.add(FolderWork.measure(work, quick ? 3 : 60, quick ? 2 : 8, quick ? 1 : 3));
                rows.add(launcher.folders(quick ? 3 : 100, quick ? 6 : 1000, quick ? 1 : 3));
            }
            if (begin("timeline")) {
                rows.addAll(
                        TimelineSpeed.measure(
                                quick ? 2000 : 100_000, quick ? 100 : 5000, quick ? 3 : 51));
            }
            rows.addAll(film(work, launcher));
            out.println(Row.HEADER);
            rows.forEach(row -> out.println(row.markdown()));
        } finally {
            delete(folder);
        }
    }

    private List<Row> film(Workload work, LauncherRuns launcher) throws Exception {
        Films films = new Films(work, root);
        List<Row> rows = new ArrayList<>();
        if (begin("label")) {
            rows.addAll(FilmWork.measure(work, films, quick ? 5 : 60, quick ? 1 : 5));
        }
        if (begin("length")) {
            rows.add(launcher.filmMemory(films, quick ? 5 : 60, quick ? 2 : 10, quick ? 1 : 3));
        }
        if (begin("shots")) {
            rows.add(ShotWork.measure(films, quick ? 5 : 60, quick ? 1 : 5));
            rows.add(launcher.shotMemory(films, quick ? 5 : 60, quick ? 2 : 10, quick ? 1 : 3));
        }
        if (begin("faces")) {
            rows.add(FaceWork.pictures(root, python, work.file("faces"), quick ? 1 : 7));
            rows.add(FaceWork.film(films, quick ? 5 : 60, quick ? 1 : 3));
        }
        if (begin("access")) {
            rows.addAll(FilmAccess.measure(films, quick ? 5 : 200, quick ? 1 : 120));
        }
        if (begin("sound")) {
            rows.add(SoundSpeed.measure(work, quick ? 5 : 120, quick ? 1 : 7));
        }
        return rows;
    }

    private boolean begin(String section) throws IOException {
        if (!only.contains(section)) {
            return false;
        }
        System.err.println("benchmark: " + section + ", load " + load());
        return true;
    }

    private String circumstances(Workload work) throws IOException {
        return "%d processors, load %s, Java %s, DJL %s, %s%nmodel: %s; for films %s%s%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        load(),
                        System.getProperty("java.version"),
                        EngineInfo.djl(),
                        EngineInfo.engine(),
                        work.modelName(),
                        work.filmModelName(),
                        quick ? "\n--quick: the numbers mean nothing" : "");
    }

    /** What the machine does besides, the mean of a minute. */
    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ", 2)[0] : "unknown";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
