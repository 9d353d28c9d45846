package io.github.affectj.pipeline.shots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes transitions of what the network says of each frame. As in the published version each run of
 * frames above the threshold is one. What AffectJ adds goes by how much the frames change, and by
 * the network's second output, that frames belong to a transition:
 *
 * <ul>
 *   <li>Several frames that belong to a transition are a gradual one also where none of them stands
 *       for it, if one has half of the threshold.
 *   <li>A change of which most happens from one frame to the next is a cut; all others are gradual.
 *   <li>A gradual one on whose way the frames become even, black, white or of another colour, is a
 *       fade, and reaches from where they begin to lose their contrast to where they have it again.
 *   <li>Where the picture changes twice within {@link ShotDetection#LONGEST_FLASH} frames, both are
 *       cuts, with a shot of so few frames between; or neither is, if those are brighter and the
 *       picture from before comes back: a flash.
 * </ul>
 */
final class TransitionFinder {
    /** Share of a cut's change that happens from one frame to the next, at least. */
    private static final double SHARE_OF_CUT = 0.4;

    /** Share of the larger of two changes that the smaller has, where both are cuts. */
    private static final double SHARE_OF_SECOND = 0.35;

    /** How many times larger two cuts' changes are than those around, at least. */
    private static final double STANDS_OUT = 2;

    /** Share of a flash's change that is its light, and that is left where the picture is back. */
    private static final double HALF = 0.5;

    /** Frames of a gradual transition that no frame stands for, at least. */
    private static final int LEAST_GRADUAL = 4;

    /** Contrast of an even frame, at most: grey levels, and as a share of that around it. */
    private static final double EVEN = 6;

    private static final double SHARE_OF_EVEN = 0.35;

    /** Contrast that changes by less from frame to frame stands still. */
    private static final double STILL = 0.3;

    private final FrameScores scores;
    private final float threshold;
    private final List<Transition> found = new ArrayList<>();

    /** The first frame that belongs to nothing that was found or passed over. */
    private int free;

    /** A place where a transition is: frames that stand for it. */
    private record Candidate(int first, int last) {}

    private TransitionFinder(FrameScores scores, float threshold) {
        this.scores = scores;
        this.threshold = threshold;
    }

    /**
     * The transitions of a clip, in order.
     *
     * @param threshold probability above which a frame stands for one
     */
    static List<Transition> find(FrameScores scores, float threshold) {
        TransitionFinder finder = new TransitionFinder(scores, threshold);
        List<Candidate> candidates = finder.candidates();
        for (int i = 0; i < candidates.size(); i++) {
            int end = i + 1 < candidates.size() ? candidates.get(i + 1).first() : scores.size() - 1;
            finder.add(candidates.get(i), end);
        }
        return finder.found;
    }

    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        int count = scores.size();
        for (int i = 0; i < count; i++) {
            if (scores.last(i) > threshold) {
                int first = i;
                while (i + 1 < count && scores.last(i + 1) > threshold) {
                    i++;
                }
                all.add(new Candidate(first, i));
            }
        }
        for (int i = 0; i < count; i++) {
            if (scores.within(i) > threshold) {
                int first = i;
                int best = i;
                while (i + 1 < count && scores.within(i + 1) > threshold) {
                    i++;
                    best = scores.last(i) > scores.last(best) ? i : best;
                }
                boolean stands = scores.last(best) > threshold;
                if (!stands
                        && i - first + 1 >= LEAST_GRADUAL
                        && scores.last(best) > threshold / 2) {
                    all.add(new Candidate(best, best));
                }
            }
        }
        // With the first frame or the last none ends: there is but one shot around.
        all.removeIf(c -> c.first() == 0 || c.last() >= count - 1);
        all.sort(Comparator.comparingInt(Candidate::first));
        return all;
    }

    /**
     * @param end first frame of the next candidate, or the last of the clip
     */
    private void add(Candidate at, int end) {
        if (at.first() < free) {
            return; // the other half of a fade, or the second of two cuts
        }
        int from = at.first();
        while (from - 1 >= free && scores.within(from - 1) > threshold) {
            from--;
        }
        int to = at.last();
        while (to + 1 < end && scores.within(to + 1) > threshold) {
            to++;
        }
        // The network may stand for a change with the frame beside it.
        int cut = largestChange(Math.max(free, from - 1), Math.min(to + 1, end - 1));
        if (scores.change(cut + 1) >= SHARE_OF_CUT * sumOfChanges(from, to) || isTwofold(cut)) {
            addCuts(cut, highest(at.first(), at.last()));
        } else {
            addGradual(at, from, to);
        }
    }

    /** A cut, and one beside it where the picture changes once more. */
    private void addCuts(int cut, double probability) {
        int second = second(cut);
        free = Math.max(cut, second) + 1;
        if (second < 0) {
            found.add(cut(cut, probability));
            return;
        }
        int first = Math.min(cut, second);
        int last = Math.max(cut, second);
        if (isFlash(first, last)) {
            return;
        }
        found.add(cut(first, probability));
        found.add(cut(last, probability));
    }

    private static Transition cut(int place, double probability) {
        return new Transition(Transition.Kind.CUT, place, place, place + 1, probability);
    }

    /** Whether the change behind a frame is one of two that are alike, side by side. */
    private boolean isTwofold(int cut) {
        int second = second(cut);
        return second >= 0
                && Math.abs(second - cut) == 1
                && scores.change(cut + 1) + scores.change(second + 1)
                        >= 2 * SHARE_OF_CUT * sumOfChanges(cut - 2, cut + 2);
    }

    /** The frame near a cut behind which the picture changes as much; -1 if there is none. */
    private int second(int cut) {
        int second = -1;
        for (int i = Math.max(free, cut - ShotDetection.LONGEST_FLASH);
                i <= Math.min(scores.size() - 2, cut + ShotDetection.LONGEST_FLASH);
                i++) {
            if (i != cut
                    && scores.change(i + 1) >= SHARE_OF_SECOND * scores.change(cut + 1)
                    && (second < 0 || scores.change(i + 1) > scores.change(second + 1))) {
                second = i;
            }
        }
        return second >= 0 && standOut(Math.min(second, cut), Math.max(second, cut)) ? second : -1;
    }

    /** Whether two changes are large beside those between and around, as in no moving picture. */
    private boolean standOut(int first, int last) {
        double others = 0;
        for (int i = Math.max(0, first - 2); i <= Math.min(last + 2, scores.size() - 2); i++) {
            if (i != first && i != last) {
                others = Math.max(others, scores.change(i + 1));
            }
        }
        return Math.min(scores.change(first + 1), scores.change(last + 1)) > STANDS_OUT * others;
    }

    /** Whether what lies between two changes is the same picture in brighter light. */
    private boolean isFlash(int first, int last) {
        double brighter = scores.brightness(first + 1) - scores.brightness(first);
        return scores.returned(last + 1) < HALF * scores.change(last + 1)
                && brighter > HALF * scores.change(first + 1)
                && scores.contrast(first + 1) < scores.contrast(first);
    }

    private void addGradual(Candidate at, int from, int to) {
        int last = scores.size() - 2;
        int left = from;
        while (left - 1 >= free && scores.contrast(left - 1) < scores.contrast(left) - STILL) {
            left--;
        }
        int right = to;
        while (right + 1 <= last && scores.contrast(right + 1) < scores.contrast(right) - STILL) {
            right++;
        }
        int even = left;
        for (int i = left; i <= right; i++) {
            even = scores.contrast(i) < scores.contrast(even) ? i : even;
        }
        int first = even;
        while (first - 1 >= free && isAsEven(first - 1, even)) {
            first--;
        }
        int end = even;
        while (end + 1 <= last && isAsEven(end + 1, even)) {
            end++;
        }
        int middle = (first + end + 1) / 2;
        while (first - 1 >= free && scores.contrast(first - 1) > scores.contrast(first) + STILL) {
            first--;
        }
        while (end + 1 <= last && scores.contrast(end + 1) > scores.contrast(end) + STILL) {
            end++;
        }
        double around = Math.max(scores.contrast(first), scores.contrast(end));
        boolean fades =
                scores.contrast(even) <= EVEN
                        && scores.contrast(even) <= SHARE_OF_EVEN * around
                        && end > first;
        double probability = highest(at.first(), at.last());
        found.add(
                fades
                        ? new Transition(
                                Transition.Kind.FADE,
                                first,
                                end,
                                Math.max(first + 1, middle),
                                probability)
                        : new Transition(
                                Transition.Kind.DISSOLVE,
                                from,
                                to,
                                (at.first() + at.last()) / 2 + 1,
                                probability));
        free = found.get(found.size() - 1).last() + 1;
    }

    private boolean isAsEven(int frame, int even) {
        return Math.abs(scores.contrast(frame) - scores.contrast(even)) <= STILL;
    }

    /** The frame behind which the change is largest. */
    private int largestChange(int first, int last) {
        int place = first;
        for (int i = first; i <= last; i++) {
            place = scores.change(i + 1) > scores.change(place + 1) ? i : place;
        }
        return place;
    }

    /** With one change more on either side, for all that are but one frame. */
    private double sumOfChanges(int first, int last) {
        double sum = 0;
        for (int i = Math.max(free, first - 1); i <= Math.min(last + 1, scores.size() - 2); i++) {
            sum += scores.change(i + 1);
        }
        return sum;
    }

    private double highest(int first, int last) {
        double highest = 0;
        for (int i = first; i <= last; i++) {
            highest = Math.max(highest, scores.last(i));
        }
        return highest;
    }
}
