package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of a manifest that tell what raters said: {@code p_<label>}, the share of them that
 * gave a clip this label, and {@code raters}, how many they were.
 */
final class ShareColumns {
    /** What the names of the columns begin with. */
    static final String PREFIX = "p_";

    /** The column that tells how many raters a clip had. */
    static final String RATERS = "raters";

    /** By how much rounded shares may miss their sum. */
    private static final double ROUNDING = 0.01;

    private final ManifestRows table;
    private final List<String> columns;
    private final List<String> labels = new ArrayList<>();
    private int ties;
    private String firstTie = "";

    /**
     * @param table whose columns are known
     * @throws BadInputException if a name gives no label, or two give the same
     */
    ShareColumns(ManifestRows table) {
        this.table = table;
        columns = table.columns().stream().filter(ShareColumns::isOne).toList();
        for (String column : columns) {
            String spelt = table.spelt(column);
            String label = ManifestReader.composed(spelt.substring(PREFIX.length()).strip());
            String complaint = LabelPlaces.complaint(label);
            if (complaint != null) {
                throw new BadInputException(
                        "%s: the column '%s'%s"
                                .formatted(table.header(), ManifestReader.shown(spelt), complaint));
            }
            if (labels.contains(label)) {
                throw new BadInputException(
                        "%s: two columns give the shares of the label '%s'."
                                .formatted(table.header(), label));
            }
            labels.add(label);
        }
        if (labels.size() > LabelPlaces.MOST_LABELS) {
            throw new BadInputException(
                    "%s has %d columns of shares; a set may have %d labels."
                            .formatted(table.header(), labels.size(), LabelPlaces.MOST_LABELS));
        }
    }

    /** Whether a column gives shares, by its name in small letters. */
    static boolean isOne(String column) {
        return column.startsWith(PREFIX);
    }

    /** The labels in the order of the columns; none where there are no such columns. */
    List<String> labels() {
        return labels;
    }

    /**
     * The shares of a row, brought to a sum of exactly 1; an empty one is 0.
     *
     * @param where names the row in messages
     * @return null where the row gives none
     */
    RaterShares read(CSVRecord row, String where) {
        if (columns.stream().allMatch(c -> table.value(row, c).isEmpty())) {
            return null;
        }
        double[] shares = columns.stream().mapToDouble(c -> share(row, c, where)).toArray();
        double sum = Arrays.stream(shares).sum();
        if (Math.abs(sum - 1) > ROUNDING + 1e-9) {
            throw new BadInputException(
                    "%s: the shares of its raters (%s) sum to %s; they must sum to 1."
                            .formatted(where, named(), rounded(sum)));
        }
        int raters = raters(row, where);
        for (int k = 0; k < shares.length; k++) {
            if (raters > 0 && shares[k] > 0 && shares[k] < 1.0 / raters - ROUNDING) {
                throw new BadInputException(
                        "%s: the share %s of '%s' is less than one of %d raters."
                                .formatted(where, rounded(shares[k]), labels.get(k), raters));
            }
            shares[k] /= sum;
        }
        return new RaterShares(shares, raters);
    }

    private double share(CSVRecord row, String column, String where) {
        String text = table.value(row, column);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            // A comma is what spreadsheets of many countries write for the point.
            double share = new BigDecimal(text.replace(',', '.')).doubleValue();
            if (share >= 0 && Double.isFinite(share)) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw noShare(text, column, where, e);
        }
        throw noShare(text, column, where, null);
    }

    private BadInputException noShare(String text, String column, String where, Throwable cause) {
        return new BadInputException(
                "%s: '%s' in the column %s is no share; allowed are 0 to 1."
                        .formatted(
                                where,
                                ManifestReader.shown(text),
                                ManifestReader.shown(table.spelt(column))),
                cause);
    }

    private int raters(CSVRecord row, String where) {
        String text = table.value(row, RATERS);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) == 0) {
            throw new BadInputException(
                    "%s: '%s' is no number of raters; allowed are 1 to 999999, or nothing."
                            .formatted(where, ManifestReader.shown(text)));
        }
        return Integer.parseInt(text);
    }

    /**
     * The label of a row with shares: the one that most raters gave, of those that tie the one that
     * the row names, or the first.
     *
     * @param given the label that the row names; may be empty
     * @throws BadInputException if that is of no column, or fewer raters gave it than another
     */
    String label(String given, RaterShares shares, String where) {
        String most = labels.get(shares.majority());
        if (given.isEmpty()) {
            if (shares.isTie() && ties++ == 0) {
                firstTie = where;
            }
            return most;
        }
        String label = known(given, where);
        double share = shares.of()[labels.indexOf(label)];
        if (share < shares.of()[shares.majority()] - ROUNDING) {
            throw new BadInputException(
                    "%s: the label '%s' has the share %s, but '%s' has %s; leave the label empty or mend it."
                            .formatted(
                                    where,
                                    label,
                                    rounded(share),
                                    most,
                                    rounded(shares.of()[shares.majority()])));
        }
        return label;
    }

    /** A label that has a column here. */
    String known(String given, String where) {
        String label = ManifestReader.composed(given);
        if (!labels.contains(label)) {
            throw new BadInputException(
                    "%s: the label '%s' has no column of shares; there are %s."
                            .formatted(where, ManifestReader.shown(label), named()));
        }
        return label;
    }

    private String named() {
        return LabelPlaces.shortened(columns.stream().map(table::spelt).toList());
    }

    private static String rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** A sentence on clips of which no label is the commonest, if there are such. */
    Optional<String> note() {
        return ties == 0
                ? Optional.empty()
                : Optional.of(
                        "Clips on whose commonest label their raters tie: %d (the first is %s); for accuracy each counts under the first of the labels that tie, in the order of the columns."
                                .formatted(ties, firstTie));
    }
}
