package io.github.affectj.benchmark;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param value its value with unit
 * @param reference what it is compared with, with unit; empty if with nothing
 * @param ratio value by reference; NaN if there is none
 * @param allowed the largest ratio that is all right; NaN if it is only reported
 */
record Row(String what, String value, String reference, double ratio, double allowed) {
    /** The two lines above the first row. */
    static final String HEADER =
            "| what | value | reference | ratio | allowed | |\n|---|---|---|---|---|---|";

    /** A value that is only reported. */
    static Row reported(String what, String value) {
        return new Row(what, value, "", Double.NaN, Double.NaN);
    }

    /** What could not be measured, and why. */
    static Row skipped(String what, String why) {
        return reported(what, "not measured: " + why);
    }

    /** Two times in milliseconds. */
    static Row times(String what, double millis, String of, double reference, double allowed) {
        return new Row(what, ms(millis), of + " " + ms(reference), millis / reference, allowed);
    }

    /** Two amounts of memory in bytes. */
    static Row memory(String what, long bytes, String of, long reference, double allowed) {
        double ratio = (double) bytes / reference;
        return new Row(what, mb(bytes), of + " " + mb(reference), ratio, allowed);
    }

    static String ms(double millis) {
        return format("%.0f ms", millis);
    }

    /** In millions of bytes. */
    static String mb(long bytes) {
        return format("%.0f MB", bytes / 1e6);
    }

    String markdown() {
        String verdict = Double.isNaN(allowed) ? "" : ratio <= allowed ? "ok" : "OVER";
        return format(
                "| %s | %s | %s | %s | %s | %s |",
                what, value, reference, number(ratio, "%.3f"), number(allowed, "%.2f"), verdict);
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "" : format(format, value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
