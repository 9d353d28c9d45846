package io.github.affectj.model.arch.detect;

import io.github.affectj.model.detect.FaceBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of boxes that overlap only the best stays (greedy non-maximum suppression). */
final class Suppression {
    private Suppression() {}

    /**
     * Boxes that overlap a better one by more than a share of the union of both go.
     *
     * @return by score, highest first; equal ones in their order
     */
    static List<Candidate> byUnion(List<Candidate> candidates, double most) {
        return best(sorted(candidates), most, 0, false);
    }

    /**
     * Boxes that overlap a better one by more than a share of the smaller of both go. Widths count
     * pixels, from the first to the last.
     *
     * @return by score, highest first; of equal ones the last first
     */
    static List<Candidate> bySmaller(List<Candidate> candidates, double most) {
        List<Candidate> turned = new ArrayList<>(candidates.size());
        for (int i = candidates.size() - 1; i >= 0; i--) {
            turned.add(candidates.get(i));
        }
        return best(sorted(turned), most, 1, true);
    }

    private static List<Candidate> sorted(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing((Candidate c) -> -c.box().score()))
                .toList();
    }

    private static List<Candidate> best(
            List<Candidate> sorted, double most, int more, boolean smaller) {
        boolean[] gone = new boolean[sorted.size()];
        List<Candidate> kept = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            if (gone[i]) {
                continue;
            }
            FaceBox better = sorted.get(i).box();
            kept.add(sorted.get(i));
            for (int j = i + 1; j < gone.length; j++) {
                gone[j] = gone[j] || overlap(better, sorted.get(j).box(), more, smaller) > most;
            }
        }
        return kept;
    }

    private static float overlap(FaceBox a, FaceBox b, int more, boolean smaller) {
        float w = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left()) + more;
        float h = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top()) + more;
        float both = Math.max(0, w) * Math.max(0, h);
        float first = (a.width() + more) * (a.height() + more);
        float second = (b.width() + more) * (b.height() + more);
        return both / (smaller ? Math.min(first, second) : first + second - both);
    }
}
