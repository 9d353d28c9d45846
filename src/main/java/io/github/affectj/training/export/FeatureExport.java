package io.github.affectj.training.export;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.features.file.FeatureTable;
import io.github.affectj.features.file.NumpyWriter;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.FeatureBackbone;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.OpenFilms;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the features of clips in the form in which a training takes them: an {@code .npz} a clip
 * and a {@code manifest.csv}.
 */
public final class FeatureExport {
    private static final List<String> COLUMNS =
            List.of("path", "label", "split", "group", "gender");
    private static final List<String> GENDERS = List.of("female", "male");

    private final ExportSettings settings;
    private final Progress progress;
    private final Consumer<String> notes;

    private FeatureExport(ExportSettings settings, Progress progress, Consumer<String> notes) {
        this.settings = settings;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * Exports. A clip that can't be read, or has none of the streams, is left out with a note.
     *
     * @param notes takes what the user should know, a sentence each
     * @return how many clips were written
     * @throws BadInputException if there are no clips, the model has no backbone for frames, or the
     *     folder holds a data set already
     */
    public static int run(ExportSettings settings, Progress progress, Consumer<String> notes) {
        return new FeatureExport(settings, progress, notes).run();
    }

    private int run() {
        Path manifest = settings.output().resolve(ClipDataset.MANIFEST);
        if (Files.exists(manifest)) {
            throw new BadInputException(
                    "output="
                            + settings.output()
                            + " holds a data set already; choose another folder.");
        }
        ClipDataset set =
                ExportClips.find(settings.input(), settings.tier(), progress.part(0, 0.01), notes);
        DatasetCheck.requireFiles(set.samples());
        if (settings.model().equals(ExportSettings.NO_MODEL)) {
            return write(set, null, manifest);
        }
        try (EmotionPredictor predictor =
                FeatureBackbone.open(settings.model(), DjlRuntime.device(settings.device()))) {
            requireBackbone(predictor);
            return write(set, predictor, manifest);
        }
    }

    private static void requireBackbone(EmotionPredictor predictor) {
        StreamNeeds needs = predictor.streams();
        if (!needs.taken().visual() || needs.fromFiles()) {
            throw new BadInputException(
                    "The model %s has no backbone for frames; choose one that takes video, or model=%s for audio alone."
                            .formatted(predictor.spec().id(), ExportSettings.NO_MODEL));
        }
    }

    private int write(ClipDataset set, EmotionPredictor predictor, Path manifest) {
        try {
            Files.createDirectories(settings.output());
        } catch (IOException e) {
            throw new BadInputException(
                    "output=" + settings.output() + " can't be made or written to.", e);
        }
        ClipFeatureReader reader = new ClipFeatureReader(predictor, settings.interval());
        List<List<Object>> rows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int done = 0;
        Progress all = progress.part(0.01, 1);
        double share = 1.0 / set.samples().size();
        try (OpenFilms films = new OpenFilms()) {
            for (Sample sample : set.samples()) {
                Progress part = all.part(done++ * share, done * share);
                part.update(0, "Features of " + sample.path().getFileName());
                NumpyWriter features = read(reader, films, sample, part);
                if (features != null) {
                    String name = name(sample.nameIn(set.folder()), names);
                    features.write(settings.output().resolve(name));
                    rows.add(row(name, set, sample));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new BadInputException(
                    "None of the %d clips of %s has features to export."
                            .formatted(set.samples().size(), settings.input()));
        }
        SafeFiles.write(manifest, file -> writeRows(file, columns(set), rows));
        progress.update(1, "Exported " + rows.size());
        return rows.size();
    }

    private NumpyWriter read(
            ClipFeatureReader reader, OpenFilms films, Sample sample, Progress part) {
        try {
            return reader.read(films, sample, part, notes);
        } catch (BadInputException e) {
            notes.accept(e.getMessage() + " It is left out.");
        } catch (IOException e) {
            notes.accept(sample.path() + " can't be read; it is left out.");
        }
        return null;
    }

    /** A name of letters that every system allows, each once. */
    private static String name(String path, Set<String> names) {
        String plain = path.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^[._]+", "");
        String name = plain + FeatureTable.PACK;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = plain + "-" + i + FeatureTable.PACK;
        }
        return name;
    }

    private static List<Object> columns(ClipDataset set) {
        List<Object> columns = new ArrayList<>(COLUMNS);
        columns.addAll(set.hasShares() ? RaterShares.columns(set.labels()) : List.of());
        return columns;
    }

    private static List<Object> row(String name, ClipDataset set, Sample sample) {
        List<Object> row =
                new ArrayList<>(
                        List.of(
                                name,
                                set.labels().get(sample.label()),
                                sample.split(),
                                sample.group(),
                                sample.gender() == Sample.UNKNOWN
                                        ? ""
                                        : GENDERS.get(sample.gender())));
        if (set.hasShares()) {
            row.addAll(RaterShares.cells(sample.shares(), set.labels().size()));
        }
        return row;
    }

    private static void writeRows(Path file, List<Object> columns, List<List<Object>> rows)
            throws IOException {
        try (CsvWriter csv =
                new CsvWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), ',')) {
            csv.exactRow(columns);
            for (List<Object> row : rows) {
                csv.exactRow(row);
            }
        }
    }
}
