package io.github.affectj.overlay;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Results go over to a copy of a stack, as by <i>Duplicate...</i> or <i>Make Substack...</i>, if
 * its frames are the same. ImageJ copies an image's texts but no objects: so an image with results
 * carries its own number as a text, and a copy finds by it where it comes from.
 *
 * <p>A copy of the whole stack gets all that is attached; one of some frames gets these frames,
 * where a timeline and slice labels tell them. A copy of one frame is a picture and gets nothing.
 * What can't be kept is told in the log, once.
 */
final class StackCopies {
    /** Key of the text property with the number of the image whose results speak of this one. */
    private static final String ORIGIN = "affectj.results-of";

    /** Frames that are compared at most; each may have to be decoded. */
    private static final int COMPARED = 8;

    private StackCopies() {}

    /** Lets copies of an image find it. */
    static void mark(ImagePlus image) {
        image.setProp(ORIGIN, Integer.toString(image.getID()));
    }

    /** Whether an image says that it is a copy of another, and has no results of its own yet. */
    static boolean isCopyOf(ImagePlus copy, int imageId) {
        return imageId != copy.getID()
                && Integer.toString(imageId).equals(copy.getProp(ORIGIN))
                && StackResults.peek(copy).isEmpty();
    }

    /** Gives a copy what its original has; does nothing for an image that is no copy. */
    static void takeOver(ImagePlus copy, StackResults results) {
        String origin = copy.getProp(ORIGIN);
        if (origin == null || !origin.matches("-[0-9]{1,9}")) {
            return;
        }
        // Asked once; the mark of an image in a file of another day means nothing now.
        copy.setProp(ORIGIN, null);
        int id = Integer.parseInt(origin);
        StackResults there = StackWatcher.results(id).orElse(null);
        if (id == copy.getID()
                || there == null
                || there.get().isEmpty()
                || copy.getStackSize() < 2) {
            return;
        }
        ResultSet all = there.get();
        if (all.timelines().isEmpty()) {
            takeOverTiers(copy, results, there);
            return;
        }
        EmotionTimeline current = all.timeline().orElseThrow();
        if (copy.getWidth() != current.width() || copy.getHeight() != current.height()) {
            tell(
                    copy,
                    "no result was kept, since its frames are %dx%d pixels and not %dx%d"
                            .formatted(
                                    copy.getWidth(),
                                    copy.getHeight(),
                                    current.width(),
                                    current.height()));
            return;
        }
        // Gone, or emptied by ImageJ, if it was closed.
        ImagePlus original = there.image().filter(o -> o.getStackSize() > 1).orElse(null);
        String fault = original == null ? null : fault(copy, original, there);
        if (fault != null) {
            tell(copy, "no result was kept, since " + fault);
            return;
        }
        Set<Integer> frames = frames(copy, there);
        ResultSet.Cut cut = all.ofFrames(frames);
        if (cut.set().timelines().isEmpty()) {
            tell(copy, "no result was kept, since no slice label gives the number of its frame");
            return;
        }
        results.takeOver(copy, cut.set(), there);
        if (cut.set().equals(all)) {
            attach(copy, original);
        } else {
            tell(copy, told(cut, current));
        }
        drawAgain(copy, there, cut.set());
    }

    /** Without a timeline nothing tells which frames a copy has: it is all of them or nothing. */
    private static void takeOverTiers(ImagePlus copy, StackResults results, StackResults there) {
        ImagePlus original = there.image().filter(o -> o.getStackSize() > 1).orElse(null);
        if (original == null || !isWhole(copy, original)) {
            tell(
                    copy,
                    "tiers and regions were not kept, since its frames are not those of the whole stack");
            return;
        }
        results.takeOver(copy, there.get(), there);
        attach(copy, original);
        drawAgain(copy, there, there.get());
    }

    private static boolean isWhole(ImagePlus copy, ImagePlus original) {
        if (copy.getStackSize() != original.getStackSize()
                || copy.getWidth() != original.getWidth()
                || copy.getHeight() != original.getHeight()) {
            return false;
        }
        try (StackClip a = new StackClip(original);
                StackClip b = new StackClip(copy)) {
            int frames = a.frameCount();
            for (int i = 0; i < frames; i += Math.max(1, frames / COMPARED)) {
                if (frames != b.frameCount() || !Arrays.equals(a.rgb(i), b.rgb(i))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // what can't be read can't be told to be the same
        }
    }

    private static String told(ResultSet.Cut cut, EmotionTimeline whole) {
        int kept = cut.set().timeline().orElseThrow().frames().size();
        String lost = cut.lost().isEmpty() ? "" : "; not kept: " + String.join(", ", cut.lost());
        return "results were kept for %d of %d frames; scores and shares of attention are still those of the whole clip%s"
                .formatted(kept, whole.frames().size(), lost);
    }

    private static void tell(ImagePlus copy, String what) {
        IJ.log("Copy " + copy.getTitle() + ": " + what + ".");
    }

    /** Times and sound, which ImageJ leaves behind too. */
    private static void attach(ImagePlus copy, ImagePlus original) {
        if (original == null) {
            return;
        }
        for (String key :
                List.of(
                        ClipStacks.TIMES_PROPERTY,
                        ClipStacks.SOUND_PROPERTY,
                        ClipStacks.SOURCE_PROPERTY)) {
            if (copy.getProperty(key) == null && original.getProperty(key) != null) {
                copy.setProperty(key, original.getProperty(key));
            }
        }
    }

    /** Numbers of those frames of the results that the copy has. */
    private static Set<Integer> frames(ImagePlus copy, StackResults there) {
        Set<Integer> numbers = new HashSet<>();
        SliceLabels now = SliceLabels.of(copy);
        for (EmotionTimeline timeline : there.get().timelines().values()) {
            FrameSlices slices = FrameSlices.ofCopy(copy, timeline, there, now);
            for (int i = 0; i < timeline.frames().size(); i++) {
                if (slices.has(i)) {
                    numbers.add(timeline.frames().get(i).frame());
                }
            }
        }
        return numbers;
    }

    /** Why the results do not speak of the copy's frames; null if they do. */
    private static String fault(ImagePlus copy, ImagePlus original, StackResults there) {
        EmotionTimeline timeline = there.get().timeline().orElseThrow();
        FrameSlices from = FrameSlices.of(original, timeline);
        FrameSlices to = FrameSlices.ofCopy(copy, timeline, there);
        try (StackClip a = new StackClip(original);
                StackClip b = new StackClip(copy)) {
            return differs(a, b, from, to, timeline.frames().size())
                    ? "its frames are others"
                    : null;
        } catch (IOException e) {
            return "its frames can't be read (" + e.getMessage() + ")";
        }
    }

    private static boolean differs(
            StackClip a, StackClip b, FrameSlices from, FrameSlices to, int frames)
            throws IOException {
        List<Integer> both =
                IntStream.range(0, frames).filter(i -> from.has(i) && to.has(i)).boxed().toList();
        for (int i = 0; i < both.size(); i += Math.max(1, both.size() / COMPARED)) {
            int index = both.get(i);
            if (!Arrays.equals(a.rgb(from.clipIndex(index)), b.rgb(to.clipIndex(index)))) {
                return true;
            }
        }
        return false;
    }

    /** Draws what ImageJ could not copy, since only a part of it is in the overlay. */
    private static void drawAgain(ImagePlus copy, StackResults there, ResultSet kept) {
        ImagePlus source = there.image().orElse(null);
        if (source == null) {
            return;
        }
        if (NearFrames.drawn(source, RegionOverlay.NAME).isPresent()) {
            kept.part(RegionSet.KEY, RegionSet.class)
                    .ifPresent(regions -> RegionOverlay.draw(copy, regions));
        }
        if (NearFrames.drawn(source, LabelOverlay.NAME).isPresent() && !kept.together().isEmpty()) {
            LabelOverlay.add(copy, kept.together());
        }
    }
}
