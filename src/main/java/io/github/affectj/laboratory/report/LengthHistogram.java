package io.github.affectj.laboratory.report;

import io.github.affectj.training.data.ClipLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many clips of each split are how long: figure 5 of Zhang et al. 2022. */
final class LengthHistogram {
    /** Ranges at most, roughly. */
    private static final int MOST_BINS = 12;

    private LengthHistogram() {}

    /** The figure; none where no clip can be read. */
    static Optional<Figure> of(ClipLengths lengths) {
        List<ClipLengths.Length> clips = lengths.clips();
        if (clips.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = !lengths.unit().equals("seconds");
        double least = clips.stream().mapToDouble(ClipLengths.Length::value).min().orElseThrow();
        double most = clips.stream().mapToDouble(ClipLengths.Length::value).max().orElseThrow();
        double width = width((most - least) / MOST_BINS, whole);
        List<String> splits = clips.stream().map(ClipLengths.Length::split).distinct().toList();
        List<Figure.Bin> bins = new ArrayList<>();
        for (long b = (long) (least / width); b <= (long) (most / width); b++) {
            for (String split : splits) {
                bins.add(bin(clips, split, b, width, whole));
            }
        }
        return Optional.of(
                new Figure.Histogram(
                        "clip_lengths",
                        "Lengths of the clips in " + lengths.unit(),
                        "Figure 5 of Zhang et al. 2022: share of the clips of each split that are so long; %s to %s %s."
                                .formatted(
                                        number(least, whole), number(most, whole), lengths.unit()),
                        "share of the split's clips, by " + lengths.unit(),
                        bins));
    }

    private static Figure.Bin bin(
            List<ClipLengths.Length> clips, String split, long place, double width, boolean whole) {
        List<ClipLengths.Length> own = clips.stream().filter(c -> c.split().equals(split)).toList();
        int count = (int) own.stream().filter(c -> (long) (c.value() / width) == place).count();
        double from = place * width;
        String range =
                whole && width == 1
                        ? number(from, true)
                        : number(from, whole)
                                + (whole ? " to " : " to below ")
                                + number(whole ? from + width - 1 : from + width, whole);
        return new Figure.Bin(split, from, from + width, range, count, (double) count / own.size());
    }

    /** 1, 2 or 5 times a power of 10 that is at least a number; not below 1 for whole numbers. */
    private static double width(double least, boolean whole) {
        double power = whole ? 1 : 0.1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * power >= least) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private static String number(double value, boolean whole) {
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
    }
}
