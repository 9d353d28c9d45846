package io.github.affectj.laboratory.grid;

import io.github.affectj.base.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a run said of the test clips, by clip and in its order.
 *
 * @param labels the model's labels
 * @param byKey what it said, by the clip's path and, where a clip has labels for its steps, the
 *     place among them
 */
public record Predictions(List<String> labels, Map<Key, Said> byKey) {
    private static final String PROBABILITY = "p_";

    /**
     * What was scored: a clip, or a step of it.
     *
     * @param clip its path in the set
     * @param place from 0
     */
    public record Key(String clip, int place) {}

    /**
     * What was said.
     *
     * @param truth place of its label
     * @param predicted place of the label that was said
     * @param probabilities of all labels
     */
    public record Said(int truth, int predicted, List<Double> probabilities) {}

    /**
     * Reads {@code predictions.csv} of a run folder.
     *
     * @throws IOException if it is not there or not such a table
     */
    static Predictions read(Path file) throws IOException {
        Map<Key, Said> all = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            List<String> labels =
                    rows.getHeaderNames().stream()
                            .filter(h -> h.startsWith(PROBABILITY))
                            .map(h -> h.substring(PROBABILITY.length()))
                            .toList();
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < labels.size(); i++) {
                places.put(ForeignText.cell(labels.get(i)), i);
            }
            Map<String, Integer> seen = new HashMap<>();
            for (CSVRecord row : rows) {
                String clip = row.get("path");
                List<Double> probabilities = new ArrayList<>();
                for (String label : labels) {
                    probabilities.add(Double.valueOf(row.get(PROBABILITY + label)));
                }
                all.put(
                        new Key(clip, seen.merge(clip, 1, Integer::sum) - 1),
                        new Said(
                                places.get(row.get("label")),
                                places.get(row.get("predicted")),
                                probabilities));
            }
            return new Predictions(labels, all);
        } catch (RuntimeException e) { // of a column, number or label that is not there
            throw new IOException(file + " is no table of predictions", e);
        }
    }

    /** Clips by true label (row) and predicted label (column). */
    int[][] confusion() {
        int[][] confusion = new int[labels.size()][labels.size()];
        byKey.values().forEach(said -> confusion[said.truth()][said.predicted()]++);
        return confusion;
    }
}
