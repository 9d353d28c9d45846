package io.github.affectj.pipeline.folder;

import java.util.List;

/** What the columns of the tables mean. */
final class Codebook {
    static final List<String> COLUMNS = List.of("column", "meaning", "unit", "range", "table");

    /** What the names of the means begin with. */
    static final String MEAN = "mean_p_";

    private static final String PROBABILITY = "p_";
    private static final String ZERO_TO_ONE = "0 to 1";

    private Codebook() {}

    /** A row for each column of a table. */
    static List<List<String>> rows(List<String> columns, String table) {
        boolean clips = table.equals(FolderTables.CLIPS);
        return columns.stream().map(column -> row(column, clips, table)).toList();
    }

    private static List<String> row(String column, boolean clips, String table) {
        return switch (column) {
            case "clip" ->
                    row(
                            column,
                            "path of the clip in the input folder; a path that begins with =, +, -"
                                    + " or @ has an apostrophe (') before it, so that no spreadsheet"
                                    + " takes it for a formula",
                            "",
                            "text",
                            table);
            case "model" -> row(column, "model that analysed the clip", "", "text", table);
            case FolderTables.REGION ->
                    row(
                            column,
                            "region of the clip's frames that the row speaks of; frames without it"
                                    + " have no row"
                                    + (clips
                                            ? "; a clip without faces has one with no region"
                                            : ""),
                            "",
                            "text",
                            table);
            case "label" ->
                    row(
                            column,
                            clips
                                    ? "most probable emotion of the clip as a whole"
                                    : "most probable emotion of the frame",
                            "",
                            "a label of the model",
                            table);
            case "confidence" ->
                    row(
                            column,
                            "calibrated probability of that emotion"
                                    + (clips ? " for the clip as a whole" : ""),
                            "",
                            ZERO_TO_ONE,
                            table);
            case FolderTables.FAMILIARITY ->
                    row(
                            column,
                            (clips ? "median over the clip's frames of the share of" : "share of")
                                    + " held-out frames of the model's own kind that look at least"
                                    + " as strange to it; below 0.05 it was trained on nothing like"
                                    + " it; empty where the model can't tell",
                            "",
                            ZERO_TO_ONE,
                            table);
            case "frame" -> row(column, "number of the frame in its file", "", "1 or more", table);
            case "time_s" -> row(column, "when the frame appears", "s", "0 or more", table);
            case "duration_s" ->
                    row(
                            column,
                            clips
                                    ? "from the start of the first frame to the end of the last"
                                    : "how long the frame stays",
                            "s",
                            "above 0",
                            table);
            case "attention" ->
                    row(
                            column,
                            "the frame's share of the attention over time, video and audio"
                                    + " together; sums to 1 over the clip; empty where the model"
                                    + " has none",
                            "",
                            ZERO_TO_ONE,
                            table);
            case "frames" ->
                    row(
                            column,
                            "frames that were analysed; 0 where no faces were found",
                            "",
                            "0 or more",
                            table);
            case "streams" ->
                    row(
                            column,
                            "what of the clip the model took; empty for models of GIFs and"
                                    + " pictures, which take the frames",
                            "",
                            "text",
                            table);
            case "notes" ->
                    row(
                            column,
                            "notes on how the file was read, for example that it is cut off, and on its"
                                    + " faces, where there are none or some were left out",
                            "",
                            "text",
                            table);
            default -> ofLabel(column, table);
        };
    }

    private static List<String> ofLabel(String column, String table) {
        if (column.startsWith(MEAN)) {
            String label = column.substring(MEAN.length());
            return row(
                    column,
                    "mean probability of "
                            + label
                            + " over the clip's frames; empty where the model does not know it",
                    "",
                    ZERO_TO_ONE,
                    table);
        }
        if (column.startsWith(PROBABILITY)) {
            String label = column.substring(PROBABILITY.length());
            return row(
                    column,
                    "calibrated probability of "
                            + label
                            + "; those of a frame sum to 1; empty where the model does not know it",
                    "",
                    ZERO_TO_ONE,
                    table);
        }
        return row(column, "", "", "", table);
    }

    private static List<String> row(
            String column, String meaning, String unit, String range, String table) {
        return List.of(column, meaning, unit, range, table);
    }
}
