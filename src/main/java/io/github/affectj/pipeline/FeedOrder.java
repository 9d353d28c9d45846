package io.github.affectj.pipeline;

import io.github.affectj.features.ClipView;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.visual.SquareCrop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What passes the backbone in which order: the pictures that some views of a clip look at, by their
 * frames in the clip and, where several views look at one frame, by the order of the views.
 */
final class FeedOrder {
    private final List<ClipView> views;
    private final int[] viewOf;
    private final int[] frameOfView;

    private FeedOrder(List<ClipView> views, int[] viewOf, int[] frameOfView) {
        this.views = views;
        this.viewOf = viewOf;
        this.frameOfView = frameOfView;
    }

    /**
     * The pictures of some views.
     *
     * @param steps those of each view, whose frames are looked at
     */
    static FeedOrder of(List<ClipView> views, List<TimeSteps> steps) {
        List<int[]> looked = steps.stream().map(TimeSteps::distinctFrames).toList();
        int size = looked.stream().mapToInt(frames -> frames.length).sum();
        int[] viewOf = new int[size];
        int[] frameOfView = new int[size];
        int[] done = new int[views.size()];
        int at = 0;
        while (at < size) {
            int next = Integer.MAX_VALUE;
            for (int v = 0; v < done.length; v++) {
                if (done[v] < looked.get(v).length) {
                    next = Math.min(next, views.get(v).frame(looked.get(v)[done[v]]));
                }
            }
            for (int v = 0; v < done.length; v++) {
                if (done[v] < looked.get(v).length
                        && views.get(v).frame(looked.get(v)[done[v]]) == next) {
                    viewOf[at] = v;
                    frameOfView[at++] = looked.get(v)[done[v]++];
                }
            }
        }
        return new FeedOrder(views, viewOf, frameOfView);
    }

    /** How many pictures there are. */
    int size() {
        return viewOf.length;
    }

    /** The place in the clip of the frame that a picture is of. */
    int frame(int picture) {
        return view(picture).frame(frameOfView[picture]);
    }

    /** What of the frame it shows; empty for all of it. */
    Optional<SquareCrop> crop(int picture) {
        return view(picture).crop(frameOfView[picture]);
    }

    private ClipView view(int picture) {
        return views.get(viewOf[picture]);
    }

    /** The places of the views that some pictures belong to. */
    int[] viewsOf(int from, int count) {
        return Arrays.copyOfRange(viewOf, from, from + count);
    }
}
