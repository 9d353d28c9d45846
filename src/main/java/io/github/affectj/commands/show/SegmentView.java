package io.github.affectj.commands.show;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.summary.SegmentFrames;
import io.github.affectj.annotation.summary.SegmentSound;
import io.github.affectj.annotation.summary.SegmentSummary;
import io.github.affectj.annotation.summary.SegmentTable;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Table;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.ContactSheet;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.table.PlainTable;
import io.github.affectj.pipeline.SoundOfSegments;
import io.github.affectj.result.EmotionTimeline;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The segments of a tier summed up, as a table and a contact sheet. */
public final class SegmentView {
    private final ImagePlus image;
    private final Tier tier;
    private final List<EmotionTimeline> results;
    private final Table table;

    private SegmentView(ImagePlus image, Tier tier, List<EmotionTimeline> results, Table table) {
        this.image = image;
        this.tier = tier;
        this.results = results;
        this.table = table;
    }

    /**
     * Sums up; measures the audio of the stack, if it has some.
     *
     * @param results what a model says of the stack: one, or one a region; none if nobody asked
     * @throws BadInputException if the tier has no segments
     * @throws IOException if the audio can't be read
     */
    public static SegmentView of(
            ImagePlus image, Tier tier, List<EmotionTimeline> results, Progress progress)
            throws IOException {
        if (tier.segments().isEmpty()) {
            throw new BadInputException(
                    "the tier '%s' has no segments, so that there is nothing to sum up."
                            .formatted(tier.name()));
        }
        StackClip clip = new StackClip(image);
        ClipTimes times = clip.times();
        Optional<SoundTrack> track = clip.sound();
        Optional<List<SegmentSound>> sounds =
                track.isPresent()
                        ? Optional.of(SoundOfSegments.of(track.get(), tier.segments(), progress))
                        : Optional.empty();
        return new SegmentView(
                image,
                tier,
                results,
                SegmentTable.of(
                        tier,
                        new SegmentFrames(times.startSeconds(), times.durationSeconds()),
                        results,
                        sounds));
    }

    /** The table, a row a segment. */
    public ResultsTable table() {
        return PlainTable.create(table);
    }

    /**
     * One frame a segment, with what the model says of it as a whole, if it was asked.
     *
     * @throws IOException if a frame can't be read
     */
    public ImagePlus sheet(Progress progress) throws IOException {
        List<String> notes = new ArrayList<>();
        for (EmotionTimeline timeline : results) {
            List<SegmentSummary> summaries = SegmentTable.summaries(tier, timeline);
            for (int i = 0; i < summaries.size(); i++) {
                String note = note(timeline, summaries.get(i));
                if (notes.size() <= i) {
                    notes.add(note);
                } else if (!note.isEmpty()) {
                    notes.set(i, notes.get(i).isEmpty() ? note : notes.get(i) + "; " + note);
                }
            }
        }
        return ContactSheet.create(image, tier.segments(), notes, progress);
    }

    private static String note(EmotionTimeline timeline, SegmentSummary summary) {
        return summary.frames() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s%s %.2f",
                        timeline.region().map(region -> region.name() + ": ").orElse(""),
                        ForeignText.of(timeline.labels().get(summary.dominant())),
                        summary.mean()[summary.dominant()]);
    }

    /**
     * Shows the table, without a display where macros look for their table, and the sheet.
     *
     * @param sheet null for none
     */
    public void show(ImagePlus sheet) {
        if (sheet != null) {
            OwnerStack.set(sheet, image);
            sheet.show();
        }
        PlainTable.show(table);
        if (!GraphicsEnvironment.isHeadless() && WindowManager.getFrame(table.title()) != null) {
            OwnerStack.set(WindowManager.getFrame(table.title()), image);
        }
    }
}
