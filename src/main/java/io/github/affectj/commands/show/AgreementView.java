package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.agreement.AgreementTables;
import io.github.affectj.annotation.agreement.Comparison;
import io.github.affectj.annotation.agreement.Voice;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Table;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.PngFiles;
import io.github.affectj.overlay.plot.ConfusionMatrixImage;
import io.github.affectj.overlay.table.PlainTable;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons of tiers as tables, a picture, sentences in the log and files. The first comparison
 * is the one that was asked for; others stand beside it in the table of agreement.
 */
public final class AgreementView {
    private static final int LONGEST_NAME = 24;

    private final List<Comparison> comparisons;
    private final double unit;

    private AgreementView(List<Comparison> comparisons, double unit) {
        this.comparisons = List.copyOf(comparisons);
        this.unit = unit;
    }

    /**
     * Compares two voices, and both with a third where the stack has one to hold them against.
     *
     * @param image the stack that they speak of
     * @param unit seconds; NaN to compare segments
     * @throws BadInputException if they can't be compared
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static AgreementView of(
            ImagePlus image, Voice one, Voice other, double unit, Progress progress) {
        ClipTimes times = new StackClip(image).times();
        double end = times.start(times.size() - 1) + times.duration(times.size() - 1);
        List<Voice[]> pairs = new ArrayList<>();
        pairs.add(new Voice[] {one, other});
        Optional<Voice> third = AttachedTiers.companion(image, one, other);
        for (Voice voice : third.isPresent() ? List.of(one, other) : List.<Voice>of()) {
            pairs.add(new Voice[] {voice, third.get()});
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Voice first = pairs.get(i)[0];
            Voice second = pairs.get(i)[1];
            Progress part = progress.part((double) i / pairs.size(), (i + 1.0) / pairs.size());
            comparisons.add(
                    Double.isNaN(unit)
                            ? first.bySegments(second, part)
                            : first.byTime(second, unit, end, part));
        }
        return new AgreementView(comparisons, unit);
    }

    private Comparison asked() {
        return comparisons.get(0);
    }

    /** The table of agreement, a row a comparison. */
    public ResultsTable agreement() {
        return PlainTable.create(AgreementTables.agreement(comparisons, unit));
    }

    /** What was matched, and what not. */
    public ResultsTable matches() {
        return PlainTable.create(AgreementTables.matches(asked()));
    }

    /**
     * The confusion matrix as a picture, rows for the first, columns for the second.
     *
     * @return a new image; null where there are no labels
     */
    public ImagePlus confusion() {
        return asked().labels().isEmpty()
                ? null
                : ConfusionMatrixImage.create(
                        asked().labels().stream().map(ForeignText::of).toList(),
                        asked().confusion(),
                        named(asked().first()),
                        named(asked().second()));
    }

    private static String named(String name) {
        return ForeignText.cut(ForeignText.of(name), LONGEST_NAME);
    }

    /**
     * Writes {@code agreement.csv}, {@code matches.csv}, {@code confusion.csv} and {@code
     * confusion.png} into a folder, which is made if needed.
     *
     * @throws BadInputException if it can't be written
     */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "output=%s can't be made a folder; choose another place."
                            .formatted(ForeignText.of(folder)),
                    e);
        }
        AgreementTables.agreement(comparisons, unit).write(folder);
        AgreementTables.matches(asked()).write(folder);
        ImagePlus confusion = confusion();
        if (confusion != null) {
            AgreementTables.confusion(asked()).write(folder);
            PngFiles.write(confusion, folder.resolve("confusion.png"));
        }
    }

    /**
     * Shows tables and picture, and puts the main numbers into the log. Without a display only the
     * table of agreement, where macros look for their table.
     *
     * @param image the stack that they belong to
     * @param confusion the picture; null for none
     */
    public void show(ImagePlus image, ImagePlus confusion) {
        if (!GraphicsEnvironment.isHeadless()) {
            show(AgreementTables.matches(asked()), image);
            if (confusion != null) {
                OwnerStack.set(confusion, image);
                confusion.show();
            }
        }
        show(AgreementTables.agreement(comparisons, unit), image);
        for (Comparison comparison : comparisons) {
            IJ.log(AgreementTables.sentence(comparison, unit));
        }
    }

    private static void show(Table table, ImagePlus image) {
        PlainTable.show(table);
        if (!GraphicsEnvironment.isHeadless() && WindowManager.getFrame(table.title()) != null) {
            OwnerStack.set(WindowManager.getFrame(table.title()), image);
        }
    }
}
