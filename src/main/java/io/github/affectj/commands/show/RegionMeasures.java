package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Table;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.plot.RegionPlot;
import io.github.affectj.overlay.table.PlainTable;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.regions.measure.FrameMeasure;
import io.github.affectj.regions.measure.FrameValues;
import io.github.affectj.regions.measure.MeasureTables;
import io.github.affectj.regions.measure.Quantity;
import io.github.affectj.regions.measure.RegionSummary;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the values of a stack are in regions, as tables and a plot. */
public final class RegionMeasures {
    /** Shows both tables; without a display, which has room for one, that of the frames. */
    public static final String BOTH = "both";

    /** Shows the table with a row a frame and region. */
    public static final String FRAMES = "frames";

    /** Shows the table with a row a region. */
    public static final String REGIONS = "regions";

    private final ImagePlus image;
    private final RegionSet regions;
    private final List<FrameMeasure> frames;
    private final List<RegionSummary> summaries;
    private final Quantity quantity;
    private final double threshold;

    private RegionMeasures(
            ImagePlus image,
            RegionSet regions,
            List<FrameMeasure> frames,
            Quantity quantity,
            double threshold) {
        this.image = image;
        this.regions = regions;
        this.frames = frames;
        this.quantity = quantity;
        this.threshold = threshold;
        summaries =
                regions.names().stream()
                        .map(name -> RegionSummary.of(name, frames, quantity, threshold))
                        .toList();
    }

    /**
     * Measures each frame.
     *
     * @param image the stack that the regions belong to, whose times count
     * @param values a stack of the same size and slices with the values: itself, or its heat maps
     * @param quantity what the threshold is for
     * @throws BadInputException if the values are colours, or no region is at any frame
     */
    public static RegionMeasures of(
            ImagePlus image,
            ImagePlus values,
            RegionSet regions,
            Quantity quantity,
            double threshold,
            Progress progress) {
        if (values.getBitDepth() == 24) {
            throw new BadInputException(
                    "source=stack: the image %s has colours and no values; a stack of 8, 16 or 32 bits is needed."
                            .formatted(values.getTitle()));
        }
        StackClip clip = new StackClip(image);
        ClipTimes times = clip.times();
        List<FrameMeasure> measures = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / times.size(), "Measuring regions");
            Map<String, RegionShape> there = regions.at(times.start(i));
            if (!there.isEmpty()) {
                measures.addAll(
                        new FrameValues(
                                        times.sourceFrame(i),
                                        times.start(i),
                                        times.duration(i),
                                        image.getWidth(),
                                        pixels(values, clip.stackSlice(i)))
                                .in(there));
            }
        }
        if (measures.isEmpty()) {
            throw new BadInputException(
                    "None of %s is at a frame of the image %s."
                            .formatted(
                                    Counts.of(regions.regions().size(), "region"),
                                    image.getTitle()));
        }
        return new RegionMeasures(image, regions, measures, quantity, threshold);
    }

    /** Calibrated values, as ImageJ measures them. */
    private static float[] pixels(ImagePlus values, int slice) {
        ImageProcessor processor = values.getStack().getProcessor(slice);
        if (processor instanceof FloatProcessor whole) {
            return (float[]) whole.getPixels();
        }
        processor.setCalibrationTable(values.getCalibration().getCTable());
        return (float[]) processor.convertToFloatProcessor().getPixels();
    }

    /** A row a frame and region. */
    public ResultsTable frames() {
        return PlainTable.create(MeasureTables.frames(frames));
    }

    /** A row a region. */
    public ResultsTable regions() {
        return PlainTable.create(MeasureTables.regions(summaries));
    }

    /** Shows tables where the user or the running macro finds them, and tells the outcome. */
    public void showTables(String which) {
        boolean room = !GraphicsEnvironment.isHeadless();
        if (which.equals(REGIONS) || (which.equals(BOTH) && room)) {
            show(MeasureTables.regions(summaries));
        }
        if (which.equals(FRAMES) || which.equals(BOTH)) {
            show(MeasureTables.frames(frames));
        }
        summaries.forEach(summary -> IJ.log(summary.sentence(quantity, threshold)));
    }

    private void show(Table table) {
        PlainTable.show(table);
        if (!GraphicsEnvironment.isHeadless() && WindowManager.getFrame(table.title()) != null) {
            OwnerStack.set(WindowManager.getFrame(table.title()), image);
        }
    }

    /** Shows the plot, which belongs to the stack; without a display it is the active image. */
    public ImagePlus showPlot() {
        Plot plot = RegionPlot.create(image.getTitle(), regions, frames, quantity, threshold);
        PlotWindow window = plot.show();
        ImagePlus shown = window == null ? plot.getImagePlus() : window.getImagePlus();
        OwnerStack.set(shown, image);
        return shown;
    }
}
