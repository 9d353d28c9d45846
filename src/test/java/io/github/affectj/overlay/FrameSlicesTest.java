package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import io.github.affectj.result.SampleResults;
import org.junit.jupiter.api.Test;

class FrameSlicesTest {
    private static ImagePlus stack(int... frames) {
        ImageStack stack = new ImageStack(8, 8);
        for (int frame : frames) {
            stack.addSlice(frame + " t=" + (frame - 1) + ".000s", new byte[64]);
        }
        return new ImagePlus("clip", stack);
    }

    @Test
    void whatIsKeptHoldsUntilASliceHasAnotherLabelOrIsGone() {
        ImagePlus image = stack(1, 2, 3, 4);
        FrameSlices slices = FrameSlices.of(image, SampleResults.film(8, 8, 4, 2, 0.4));
        for (int slice = 1; slice <= 4; slice++) {
            assertTrue(slices.holds(slice));
            assertEquals(slice - 1, slices.index(slice));
        }
        image.setStack(stack(4, 3, 2, 1).getStack());
        assertFalse(slices.holds(1));
        image.setStack(stack(1, 2, 3).getStack());
        assertFalse(slices.holds(1));
    }
}
