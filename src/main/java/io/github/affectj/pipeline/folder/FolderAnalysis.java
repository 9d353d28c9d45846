package io.github.affectj.pipeline.folder;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.exchange.ResultExporters;
import io.github.affectj.pipeline.AnalysisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises emotions in all clips of a folder, without any GUI, and leaves {@code frames.csv} (a
 * row a frame), {@code clips.csv} (a row a clip), {@code errors.csv} (what could not be done) and
 * {@code codebook.csv} (what the columns mean) in another, and there in {@code clips/} the files of
 * each clip that were asked for; where faces are looked for, in {@code regions/} those that were
 * found. The numbers are those of single analyses.
 *
 * <pre>{@code
 * FolderSettings settings = FolderSettings.of(Path.of("gifs"), Path.of("results"));
 * FolderReport report = FolderAnalysis.run(settings, Drawing.NONE, Progress.NONE);
 * }</pre>
 *
 * <p>A run that was cancelled or killed leaves no table and no file half-written; the same run
 * again goes on behind the last clip that was done. Clips that failed are tried again.
 */
public final class FolderAnalysis {
    /** Endings of clips: such a file that can't be opened is a damaged clip, not another thing. */
    private static final Set<String> CLIP_ENDINGS =
            Set.of(
                    "gif", "png", "apng", "jpg", "jpeg", "jpe", "bmp", "webp", "avif", "heic",
                    "heif", "tif", "tiff", "mp4", "m4v", "mov", "qt", "mkv", "webm", "avi", "flv",
                    "f4v", "wmv", "asf", "mpg", "mpeg", "vob", "ts", "mts", "m2ts", "ogv", "3gp",
                    "3g2", "mxf", "dv", "wav", "mp3", "flac", "ogg", "oga", "opus", "m4a", "aac",
                    "aif", "aiff", "wma", "au", "caf");

    private final FolderSettings settings;
    private final Drawing drawing;
    private final Progress progress;
    private final List<ResultExporter> exporters;

    private final Map<String, ClipRecord> records = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int kept;
    private int again;
    private int passedOver;

    private FolderAnalysis(FolderSettings settings, Drawing drawing, Progress progress) {
        this.settings = settings;
        this.drawing = drawing;
        this.progress = progress;
        exporters = exporters(settings.formats());
    }

    /**
     * Runs.
     *
     * @param drawing for formats that show frames
     * @param progress told the file and what is left
     * @throws BadInputException if a setting can't be used, a model can't be opened, there is no
     *     clip at all or none could be analysed, or the output folder can't be written to
     * @throws CancelledException if cancelled; what is done is kept
     */
    public static FolderReport run(FolderSettings settings, Drawing drawing, Progress progress) {
        return new FolderAnalysis(settings, drawing, progress).run();
    }

    private static List<ResultExporter> exporters(String formats) {
        List<ResultExporter> all = ResultExporters.all();
        List<ResultExporter> exporters = new ArrayList<>();
        for (String part : formats.split("[,;\\s]+", -1)) {
            String format = part.toLowerCase(Locale.ROOT);
            if (format.isEmpty() || format.equals(FolderSettings.NO_FORMATS)) {
                continue;
            }
            ResultExporter exporter =
                    all.stream()
                            .filter(e -> e.format().equals(format))
                            .findFirst()
                            .orElseThrow(() -> unknownFormat(format, all));
            if (!exporters.contains(exporter)) {
                exporters.add(exporter);
            }
        }
        return exporters;
    }

    private static BadInputException unknownFormat(String format, List<ResultExporter> all) {
        return new BadInputException(
                "There is no format '%s' for formats; allowed are %s and, for no files of single clips, %s."
                        .formatted(
                                format,
                                String.join(
                                        ", ", all.stream().map(ResultExporter::format).toList()),
                                FolderSettings.NO_FORMATS));
    }

    private FolderReport run() {
        Path output = settings.output().toAbsolutePath().normalize();
        checkFolders(output);
        AnalysisSettings analysis = settings.analysis();
        try (OpenModels models = new OpenModels(analysis);
                ClipRegions regions = new ClipRegions(settings)) {
            if (!settings.model().equals(AnalysisSettings.AUTO_MODEL)) {
                models.fingerprint(settings.model());
            }
            FolderFiles listed = FolderFiles.of(settings, progress);
            if (listed.files().isEmpty() && listed.problems().isEmpty()) {
                throw new BadInputException(
                        "There is no file that fits pattern=%s in input=%s."
                                .formatted(settings.pattern(), settings.input()));
            }
            listed.problems().forEach(p -> problems.add(named(p)));
            passedOver = listed.others();
            try (FolderStore store = FolderStore.open(output)) {
                return run(listed.files(), models, regions, store);
            }
        }
    }

    private FolderReport run(
            List<ClipFile> files, OpenModels models, ClipRegions regions, FolderStore store) {
        ClipNames names = new ClipNames(files, endings(regions));
        ClipWork work =
                new ClipWork(
                        settings.analysis(), models, regions, exporters, drawing, store, names);
        FolderProgress told = new FolderProgress(progress, System::nanoTime, files);
        for (ClipFile file : files) {
            progress.checkCancelled();
            String name = names.cell(file);
            Progress own = told.of(file, name);
            own.update(0, "");
            Optional<ClipRecord> before = store.read(file);
            boolean done =
                    settings.resume() && before.isPresent() && work.isComplete(before.get(), file);
            if (done) {
                records.put(name, before.get());
                kept++;
            } else {
                again += settings.resume() && before.isPresent() ? 1 : 0;
                keep(file, name, work.run(file, before, own));
            }
            told.done(file, !done);
        }
        if (records.isEmpty() && problems.isEmpty()) {
            throw new BadInputException(
                    "%s pattern=%s in input=%s is %s."
                            .formatted(
                                    Counts.word(
                                            passedOver,
                                            "The only file that fits",
                                            "None of the " + passedOver + " files that fit"),
                                    settings.pattern(),
                                    settings.input(),
                                    Counts.word(passedOver, "no clip", "a clip")));
        }
        new FolderTables(store, records, progress).write(problems);
        if (records.isEmpty()) {
            throw new BadInputException(
                    "None of the clips in input=%s could be analysed; see %s."
                            .formatted(
                                    settings.input(), store.output().resolve(FolderTables.ERRORS)));
        }
        return report(store.output());
    }

    /** Of all files that a clip may get. */
    private List<String> endings(ClipRegions regions) {
        Stream<String> faces =
                regions.isFaces() ? Stream.of(ClipWork.REGIONS_ENDING) : Stream.empty();
        return Stream.concat(exporters.stream().map(e -> e.endings().get(0)), faces)
                .distinct()
                .toList();
    }

    private void keep(ClipFile file, String name, ClipWork.Done done) {
        if (done.record() != null) {
            records.put(name, done.record());
        } else if (!hasEndingOfClips(file)) {
            // What can't be opened and does not claim to be a clip is none.
            passedOver++;
            return;
        }
        done.problems().forEach(s -> problems.add(named(new Problem(name, s))));
    }

    private static Problem named(Problem problem) {
        return new Problem(ClipNames.plain(problem.file()), ClipNames.plain(problem.sentence()));
    }

    private static boolean hasEndingOfClips(ClipFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return CLIP_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private FolderReport report(Path output) {
        SortedMap<String, Integer> models = new TreeMap<>();
        records.values().forEach(record -> models.merge(record.model(), 1, Integer::sum));
        int noted = (int) records.values().stream().filter(r -> !r.notes().isEmpty()).count();
        Set<String> done =
                records.keySet().stream().map(ClipNames::plain).collect(Collectors.toSet());
        long failed =
                problems.stream()
                        .map(Problem::file)
                        .filter(f -> !done.contains(f))
                        .distinct()
                        .count();
        return new FolderReport(
                records.size(),
                kept,
                again,
                (int) failed,
                problems.size(),
                passedOver,
                noted,
                (int) records.values().stream().filter(ClipRecord::unfamiliar).count(),
                records.values().stream()
                        .filter(record -> !record.tellsFamiliarity())
                        .map(ClipRecord::model)
                        .distinct()
                        .sorted()
                        .toList(),
                models,
                FaceCounts.of(records.values()),
                output);
    }

    /** The input must be a folder; the output must not be it or one around it. */
    private void checkFolders(Path output) {
        Path input = settings.input().toAbsolutePath().normalize();
        if (!Files.isDirectory(input)) {
            throw new BadInputException(
                    "input=%s is not a folder; the path of a folder with clips is needed."
                            .formatted(settings.input()));
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new BadInputException(
                    "output=%s is a file; the path of a folder is needed."
                            .formatted(settings.output()));
        }
        try {
            if (input.toRealPath().startsWith(FolderFiles.real(output))) {
                throw new BadInputException(
                        "output=%s is the input folder or holds it; choose another, for example a new folder in the input folder, which is then not read."
                                .formatted(settings.output()));
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "input=%s can't be read (%s).".formatted(settings.input(), e.getMessage()), e);
        }
    }
}
