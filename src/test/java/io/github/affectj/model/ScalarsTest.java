package io.github.affectj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarsTest {
    /** With {@code mul(2)} or {@code div(2)} of DJL the gradient is wrong here. */
    @Test
    void theWayBackFindsTheNumberWhateverJavaFreesMeanwhile() throws InterruptedException {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray x = manager.create(new float[] {3, 4});
            x.setRequiresGradient(true);
            NDArray y = x.mul(Scalars.of(x, 6)).div(Scalars.of(x, 2)).sum();
            List<ByteBuffer> others = memoryOfWhatIsFreed();
            collector.backward(y);
            assertEquals(3, x.getGradient().getFloat(1), 1e-6, others.size() + " buffers");
        }
    }

    /** What Java frees is given to others, who write to it. */
    private static List<ByteBuffer> memoryOfWhatIsFreed() throws InterruptedException {
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20); // frees on a thread of its own
            for (int j = 0; j < 2000; j++) {
                others.add(ByteBuffer.allocateDirect(Float.BYTES).putFloat(0, Float.NaN));
            }
        }
        return others;
    }
}
