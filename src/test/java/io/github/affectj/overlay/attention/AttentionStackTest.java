package io.github.affectj.overlay.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import org.junit.jupiter.api.Test;

class AttentionStackTest {
    @Test
    void holdsTheValuesAtTheSourcesSize() {
        ImagePlus source = Pictures.stack(50, 30, 4, Pictures.Kind.WHITE);
        source.getCalibration().frameInterval = 0.08;
        EmotionTimeline result = SampleResults.withMaps(50, 30, 4);
        ImagePlus stack = AttentionStack.create(source, result);
        assertEquals("clip.gif attention", stack.getTitle());
        assertEquals(32, stack.getBitDepth());
        assertEquals(4, stack.getStackSize());
        assertEquals(0.08, stack.getCalibration().frameInterval);
        assertEquals("3 t=0.000s", stack.getStack().getSliceLabel(3));
        assertEquals(0, stack.getDisplayRangeMin());
        assertEquals(0.5, stack.getDisplayRangeMax(), 1e-6);
        AttentionMap map = result.maps().orElseThrow().maps().get(2);
        assertArrayEquals(
                map.resized(50, 30), (float[]) stack.getStack().getProcessor(3).getPixels());
    }

    @Test
    void largeStacksAreComputedWhenLookedAt() {
        ImagePlus source = Pictures.stack(8, 8, 3, Pictures.Kind.WHITE);
        assertFalse(
                AttentionStack.create(source, SampleResults.withMaps(8, 8, 3))
                        .getStack()
                        .isVirtual());
        ImagePlus large = Pictures.stack(2000, 2000, 10, Pictures.Kind.WHITE);
        ImagePlus stack = AttentionStack.create(large, SampleResults.withMaps(2000, 2000, 10));
        assertTrue(stack.getStack().isVirtual());
        stack.setSlice(10);
        assertEquals(0.5f, stack.getProcessor().getf(1999, 1000), 1e-6);
        assertEquals(32, stack.getBitDepth());
    }

    @Test
    void slicesThatWereNotAnalysedAreNaN() {
        ImagePlus source = Pictures.stack(20, 20, 5, Pictures.Kind.WHITE);
        ImagePlus stack = AttentionStack.create(source, SampleResults.withMaps(20, 20, 3));
        assertEquals(5, stack.getStackSize());
        assertTrue(Float.isNaN(stack.getStack().getProcessor(5).getf(1, 1)));
        assertEquals(0.5f, stack.getStack().getProcessor(3).getf(19, 1), 1e-6);
    }

    @Test
    void withoutMapsTheUserIsTold() {
        ImagePlus source = Pictures.stack(20, 20, 2, Pictures.Kind.WHITE);
        EmotionTimeline none = SampleResults.plain(20, 20, 2);
        assertThrows(BadInputException.class, () -> AttentionStack.create(source, none));
    }
}
