package io.github.affectj.pipeline.folder;

import io.github.affectj.base.AppVersion;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.DelimitedTable;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.pipeline.ModelChoice;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does one clip of a run: opens it, analyses it, writes its own files and keeps the result. */
final class ClipWork {
    /** In the place of a file's name where the format can't show such a clip. */
    private static final String NO_FILE = "";

    /** Ending of the files of regions, see {@link FaceFile}. */
    static final String REGIONS_ENDING = "json";

    /** Share of the work on a clip that finding faces is. */
    private static final double FINDING = 0.75;

    private final AnalysisSettings settings;
    private final OpenModels models;
    private final ClipRegions regions;
    private final List<ResultExporter> exporters;
    private final Drawing drawing;
    private final FolderStore store;
    private final ClipNames names;

    ClipWork(
            AnalysisSettings settings,
            OpenModels models,
            ClipRegions regions,
            List<ResultExporter> exporters,
            Drawing drawing,
            FolderStore store,
            ClipNames names) {
        this.settings = settings;
        this.models = models;
        this.regions = regions;
        this.exporters = exporters;
        this.drawing = drawing;
        this.store = store;
        this.names = names;
    }

    /**
     * How it went with a clip.
     *
     * @param record what is kept of it; null if it could not be analysed
     * @param problems what is wrong, in sentences
     */
    record Done(ClipRecord record, List<String> problems) {
        static Done failed(String sentence) {
            return new Done(null, List.of(sentence));
        }
    }

    private boolean isAuto() {
        return settings.model().equals(AnalysisSettings.AUTO_MODEL);
    }

    /** Whether what is kept of a clip is what this run would make of it, its own files too. */
    boolean isComplete(ClipRecord kept, ClipFile file) {
        if (kept.bytes() != file.bytes()
                || kept.modified() != file.modified()
                || !kept.affectj().equals(AppVersion.get())
                || !kept.device().equals(settings.device())
                || !kept.regions().equals(regions.fingerprint(file.path()))
                || (isAuto() && !kept.auto())) {
            return false;
        }
        if (kept.faces().searched() && !faces(file).sha256().equals(kept.faces().sha256())) {
            return false;
        }
        String model = isAuto() ? kept.chosen() : settings.model();
        if (!models.fingerprint(model).equals(kept.fingerprint())) {
            return false;
        }
        for (ResultExporter exporter : exporters) {
            String name = kept.files().get(exporter.format());
            boolean hasFile =
                    name(file, exporter).equals(name) && Files.isRegularFile(store.clipFile(name));
            if (!hasFile && !NO_FILE.equals(name)) {
                return false;
            }
        }
        return true;
    }

    private FaceFile faces(ClipFile file) {
        return new FaceFile(store.regionsFile(names.file(file, REGIONS_ENDING)), names.cell(file));
    }

    private String name(ClipFile file, ResultExporter exporter) {
        return names.file(file, exporter.endings().get(0));
    }

    /**
     * Does a clip.
     *
     * @param before what is kept of it, if it was done before
     * @throws BadInputException if no clip can be done: a model can't be opened or the output
     *     folder can't be written to
     * @throws CancelledException if cancelled
     */
    Done run(ClipFile file, Optional<ClipRecord> before, Progress progress) {
        Clip opened;
        try {
            opened = ClipOpener.open(file.path(), ClipOpener.readers(), 1, 0, 1, 0, progress);
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            return Done.failed(sentence(file, e));
        }
        try (Clip clip = opened) {
            AnalysisSettings own = settings.forClip(clip);
            EmotionAnalysis analysis = models.get(own.model());
            regions.prepare(analysis);
            FaceFile faces = faces(file);
            String written = before.map(kept -> kept.faces().sha256()).orElse("");
            ClipRegions.Chosen chosen;
            List<EmotionTimeline> found;
            try {
                double behind = regions.isFaces() ? FINDING : 0;
                chosen = regions.of(file.path(), clip, faces, written, progress.part(0, behind));
                found = analyze(analysis, clip, chosen, progress.part(behind, 1));
            } catch (CancelledException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError e) {
                return Done.failed(sentence(file, e));
            }
            if (isAuto()) {
                found = found.stream().map(ModelChoice.of(clip)::keptIn).toList();
            }
            ResultSet results = found.isEmpty() ? ResultSet.EMPTY : ResultSet.of(found);
            if (!chosen.all().isEmpty()) {
                results = results.with(chosen.all());
            }
            List<String> problems = new ArrayList<>();
            Map<String, String> files = export(file, clip, results, problems, progress);
            // Where no faces were looked for, a file of an earlier run stays ours.
            ClipFaces told =
                    chosen.faces()
                            .written(
                                    chosen.faces().searched()
                                            ? faces.write(chosen.all())
                                            : written);
            ClipRecord record =
                    new ClipRecord(
                            ClipRecord.VERSION,
                            AppVersion.get(),
                            file.relative(),
                            file.bytes(),
                            file.modified(),
                            isAuto(),
                            own.model(),
                            models.fingerprint(own.model()),
                            settings.device(),
                            regions.fingerprint(file.path()),
                            files,
                            DelimitedTable.columns(results),
                            analysis.model(),
                            results.together().stream().map(ClipSummary::of).toList(),
                            told,
                            DelimitedTable.number(seconds(clip.times())),
                            streams(results),
                            notes(clip, chosen.note()));
            store.write(record, results);
            return new Done(record, problems);
        }
    }

    private static List<EmotionTimeline> analyze(
            EmotionAnalysis analysis, Clip clip, ClipRegions.Chosen chosen, Progress progress) {
        if (chosen.isNobody()) {
            return List.of();
        }
        return chosen.wanted().isEmpty()
                ? List.of(analysis.analyze(clip, progress))
                : analysis.analyze(clip, chosen.wanted(), progress);
    }

    private String sentence(ClipFile file, Throwable e) {
        if (e instanceof BadInputException) {
            return e.getMessage();
        }
        return e instanceof OutOfMemoryError
                ? "There is not enough memory for " + names.cell(file) + "."
                : "An unexpected error in " + names.cell(file) + " (" + e + ").";
    }

    /** Writes the clip's own files; their names by format, {@link #NO_FILE} for what can't be. */
    private Map<String, String> export(
            ClipFile file, Clip clip, ResultSet results, List<String> problems, Progress progress) {
        Map<String, String> files = new LinkedHashMap<>();
        for (ResultExporter exporter : exporters) {
            String name = name(file, exporter);
            Path path = store.clipFile(name);
            if (results.timelines().isEmpty()) {
                // Nor is one left of an earlier run, which would tell of something else.
                FolderStore.delete(path);
                files.put(exporter.format(), NO_FILE);
                continue;
            }
            NoFrames noFrames = new NoFrames();
            ExportSource source = clip.hasPicture() ? drawing.of(clip, results) : noFrames;
            try {
                Files.createDirectories(path.getParent());
                exporter.exportAll(results, source, path, progress);
                files.put(exporter.format(), name);
            } catch (CancelledException e) {
                throw e;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (noFrames.asked) {
                    files.put(exporter.format(), NO_FILE);
                } else {
                    problems.add("No " + exporter.format() + " was written: " + sentence(file, e));
                }
            }
        }
        return files;
    }

    /** Audio has no frames to show; nothing is wrong with that. */
    private static final class NoFrames implements ExportSource {
        private boolean asked;

        private int refuse() {
            asked = true;
            throw new BadInputException("There are no frames to show.");
        }

        @Override
        public int width() {
            return refuse();
        }

        @Override
        public int height() {
            return refuse();
        }

        @Override
        public int[] rgb(int index) {
            return new int[refuse()];
        }
    }

    private static double seconds(ClipTimes times) {
        int last = times.size() - 1;
        return times.start(last) + times.duration(last) - times.start(0);
    }

    /** What of the clip the model took; nothing where nobody was looked at. */
    private static String streams(ResultSet results) {
        return results.timeline()
                .map(result -> result.environment().get(EmotionTimeline.STREAMS))
                .orElse("");
    }

    private static String notes(Clip clip, String more) {
        List<String> notes = new ArrayList<>(clip.notes());
        if (!more.isEmpty()) {
            notes.add(more);
        }
        return String.join(" ", notes);
    }
}
