package io.github.affectj.laboratory.grid;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads what a finished run left in its folder. All tables are made of it, so that they are the
 * same whether the run has just ended or long ago. {@code cell.json}, written last, says that it
 * ended.
 */
final class CellFiles {
    private static final String COST = "cell.json";

    private CellFiles() {}

    static void writeCost(Path folder, CellCost cost) {
        SafeFiles.writeText(folder.resolve(COST), new Gson().toJson(cost) + "\n");
    }

    /** Whether a run was begun in a folder. */
    static boolean isBegun(Path folder) {
        return Files.exists(new RunFolder(folder).config());
    }

    /** What a run came to, if it ended and all is still there. */
    static Optional<CellResult> read(Cell cell, Path folder) {
        RunFolder run = new RunFolder(folder);
        try {
            CellCost cost =
                    new Gson().fromJson(Files.readString(folder.resolve(COST)), CellCost.class);
            JsonObject report = json(run.report());
            JsonObject config = json(run.config());
            JsonObject model = json(run.model().resolve("model.json"));
            Predictions predictions = Predictions.read(run.predictions());
            String split = split(report);
            JsonObject scored = report.getAsJsonObject(split);
            return Optional.of(
                    new CellResult(
                            cell,
                            "",
                            split,
                            predictions,
                            new ClassificationReport(
                                    predictions.labels(),
                                    predictions.confusion(),
                                    scored.get("ece_before").getAsDouble(),
                                    scored.get("ece_after").getAsDouble(),
                                    scored.get("log_loss").getAsDouble()),
                            epochs(run.metrics()),
                            model.getAsJsonObject("training").get("best_epoch").getAsInt(),
                            cost,
                            config.get("data_sha256").getAsString(),
                            config.get("device_used").getAsString()));
        } catch (IOException | RuntimeException e) {
            // Not ended, or not whole any more: the run goes on from its checkpoint.
            return Optional.empty();
        }
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    /** The split that a run's predictions are of: test, else the first other test, else val. */
    private static String split(JsonObject report) {
        List<String> splits =
                report.entrySet().stream()
                        .filter(e -> e.getValue().isJsonObject())
                        .map(Map.Entry::getKey)
                        .toList();
        return splits.contains("test") ? "test" : splits.get(0);
    }

    private static List<EpochMetrics> epochs(Path file) throws IOException {
        List<EpochMetrics> epochs = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord row : rows) {
                epochs.add(
                        new EpochMetrics(
                                Integer.parseInt(row.get("epoch")),
                                number(row, "train_loss"),
                                number(row, "train_acc"),
                                number(row, "val_loss"),
                                number(row, "val_acc"),
                                number(row, "val_macro_f1"),
                                number(row, "lr"),
                                number(row, "seconds"),
                                number(row, "val_macro_precision"),
                                number(row, "val_macro_recall")));
            }
        }
        return epochs;
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
