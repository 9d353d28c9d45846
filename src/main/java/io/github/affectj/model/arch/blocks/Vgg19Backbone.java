package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * The 16 convolutions of VGG19 (Simonyan and Zisserman 2015, table 1, configuration E) with all
 * five poolings, and with torchvision's parameter names: frames (N, 3, H, W) to maps (N, 512, H/32,
 * W/32), 7 x 7 at 224. The three linear layers behind them are left out: they would fix the size
 * and lose the places.
 */
public final class Vgg19Backbone extends Backbone {
    private static final int[] FILTERS = {64, 128, 256, 512, 512};
    private static final int[] CONVOLUTIONS = {2, 2, 4, 4, 4};
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final List<List<Conv2d>> stages = new ArrayList<>();

    public Vgg19Backbone() {
        int place = 0; // in torchvision's list, where a ReLU follows each convolution
        for (int stage = 0; stage < FILTERS.length; stage++) {
            List<Conv2d> convolutions = new ArrayList<>();
            for (int i = 0; i < CONVOLUTIONS[stage]; i++) {
                convolutions.add(
                        child(
                                "features." + place,
                                Convolutions.square(FILTERS[stage], 3, 1, true)));
                place += 2;
            }
            stages.add(convolutions);
            place++; // the pooling
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray frames = inputs.singletonOrThrow();
        NDArray x = training ? frames : Convolutions.channelsLast(frames);
        for (List<Conv2d> stage : stages) {
            for (Conv2d conv : stage) {
                NDArray y = apply(conv, parameters, x, training);
                if (x != frames) {
                    x.close();
                }
                boolean last = conv == stage.get(stage.size() - 1);
                // Pooling first, which is the same and leaves a quarter for the ReLU.
                x = Convolutions.relu(last ? pooled(y) : y);
            }
        }
        return new NDList(x); // N, 512, H/32, W/32
    }

    /** Gives its input up. */
    private static NDArray pooled(NDArray maps) {
        NDArray smaller = Pool.maxPool2d(maps, TWO, TWO, NONE, false);
        maps.close();
        return smaller;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape s = in[0];
        int factor = 1 << FILTERS.length;
        return new Shape[] {
            new Shape(s.get(0), FILTERS[FILTERS.length - 1], s.get(2) / factor, s.get(3) / factor)
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape s = in[0];
        for (List<Conv2d> stage : stages) {
            for (Conv2d conv : stage) {
                conv.initialize(manager, type, s);
                s = conv.getOutputShapes(new Shape[] {s})[0];
            }
            s = new Shape(s.get(0), s.get(1), s.get(2) / 2, s.get(3) / 2);
        }
    }
}
