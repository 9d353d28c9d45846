package io.github.affectj.pipeline.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Kinds of transitions by what the network says and how frames change. */
final class TransitionFinderTest {
    private static final int FRAMES = 40;

    private final float[] last = new float[FRAMES];
    private final float[] within = new float[FRAMES];
    private final double[] change = filled(1);
    private final double[] contrast = filled(50);
    private final double[] brightness = filled(128);
    private final double[] returned = filled(100);

    private static double[] filled(double value) {
        double[] values = new double[FRAMES];
        Arrays.fill(values, value);
        return values;
    }

    private FrameScores scores() {
        FrameScores scores = new FrameScores(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            scores.setScores(i, last[i], within[i]);
            scores.setLook(i, brightness[i], contrast[i], change[i], returned[i]);
        }
        return scores;
    }

    private List<Transition> found() {
        return TransitionFinder.find(scores(), 0.5f);
    }

    private void gradual(int from, int to) {
        for (int i = from; i <= to; i++) {
            within[i] = 0.9f;
            change[i + 1] = 8;
        }
        last[(from + to) / 2] = 0.8f;
    }

    @Test
    void aCutIsOneFrame() {
        last[9] = 0.9f;
        within[9] = 0.8f;
        change[10] = 60;
        assertEquals(List.of(new Transition(Transition.Kind.CUT, 9, 9, 10, 0.9f)), found());
    }

    @Test
    void aDissolveReachesAsFarAsTheNetworkSays() {
        gradual(12, 21);
        assertEquals(List.of(new Transition(Transition.Kind.DISSOLVE, 12, 21, 17, 0.8f)), found());
    }

    @Test
    void onTheWayOfAFadeFramesBecomeEven() {
        gradual(12, 21);
        contrast[15] = 20;
        contrast[16] = 2;
        contrast[17] = 20;
        assertEquals(Transition.Kind.FADE, found().get(0).kind());
    }

    @Test
    void aSceneThatIsDarkThroughoutDoesNotFade() {
        gradual(12, 21);
        Arrays.fill(contrast, 5);
        assertEquals(Transition.Kind.DISSOLVE, found().get(0).kind());
    }

    @Test
    void aCutInABlurredRunLiesWhereThePictureChanges() {
        for (int i = 10; i <= 12; i++) {
            last[i] = 0.7f;
            within[i] = 0.9f;
        }
        change[12] = 70;
        assertEquals(List.of(new Transition(Transition.Kind.CUT, 11, 11, 12, 0.7f)), found());
    }

    @Test
    void betweenTwoCutsSideBySideLiesAShotOfOneFrame() {
        // As the network tells it: it stands for the second of the two.
        last[11] = 0.9f;
        within[11] = 0.6f;
        change[11] = 60;
        change[12] = 50;
        assertEquals(List.of(11, 12), found().stream().map(Transition::next).toList());
    }

    @Test
    void aFlashIsNone() {
        last[12] = 0.6f;
        change[11] = 90;
        change[13] = 90;
        brightness[11] = 220;
        brightness[12] = 220;
        contrast[11] = 8;
        contrast[12] = 8;
        returned[13] = 2;
        assertEquals(List.of(), found());
        // The network may stand for both of its edges.
        last[12] = 0.9f;
        last[10] = 0.7f;
        assertEquals(List.of(), found());
        // Another picture behind it: a shot of two frames.
        returned[13] = 70;
        assertEquals(List.of(11, 13), found().stream().map(Transition::next).toList());
    }

    @Test
    void aFadeThatNoFrameStandsForReachesFromContrastToContrast() {
        last[17] = 0.3f;
        for (int i = 15; i <= 19; i++) {
            within[i] = 0.9f;
        }
        for (int i = 12; i <= 20; i++) {
            change[i] = 12;
            contrast[i] = 2 + 12 * Math.abs(i - 16);
        }
        assertEquals(List.of(new Transition(Transition.Kind.FADE, 12, 20, 16, 0.3f)), found());
        last[17] = 0.2f;
        assertEquals(List.of(), found());
    }

    @Test
    void atTheEndsOfAFilmNothingEnds() {
        last[0] = 0.9f;
        last[FRAMES - 1] = 0.9f;
        assertEquals(List.of(), found());
    }

    /** In order, none over another, and each with a shot of its own behind it. */
    @Property(tries = 300)
    void transitionsComeInOrderWhateverTheNumbers(
            @ForAll @Size(FRAMES) List<@FloatRange(min = 0, max = 1) Float> lasts,
            @ForAll @Size(FRAMES) List<@FloatRange(min = 0, max = 1) Float> withins,
            @ForAll @Size(FRAMES) List<@FloatRange(min = 0, max = 200) Float> changes) {
        for (int i = 0; i < FRAMES; i++) {
            last[i] = lasts.get(i);
            within[i] = withins.get(i);
            change[i] = changes.get(i);
        }
        List<Transition> found = found();
        TreeSet<Integer> starts = new TreeSet<>();
        int before = -1;
        for (Transition t : found) {
            assertTrue(
                    t.first() > before && t.last() >= t.first() && t.last() < FRAMES - 1, "" + t);
            assertTrue(t.next() > t.first() && t.next() <= t.last() + 1, "" + t);
            before = t.last();
            starts.add(t.next());
        }
        assertEquals(found.size(), starts.size());
    }
}
