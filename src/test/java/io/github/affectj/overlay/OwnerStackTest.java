package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.IJ;
import ij.ImagePlus;
import org.junit.jupiter.api.Test;

class OwnerStackTest {
    @Test
    void aPictureStandsForItsStackWhileThatIsOpen() {
        ImagePlus stack = IJ.createImage("stack", "8-bit", 8, 8, 3);
        ImagePlus plot = IJ.createImage("plot", "8-bit", 8, 8, 1);
        stack.show();
        plot.show();
        OwnerStack.set(plot, stack);
        assertSame(stack, OwnerStack.of(plot));
        assertSame(stack, OwnerStack.of(stack));
        stack.close();
        assertSame(plot, OwnerStack.of(plot));
        plot.close();
        assertNull(OwnerStack.of(null));
    }
}
