package io.github.affectj.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import org.scijava.plugin.Plugin;

/** The smallest architecture: the mean colour of each frame, then one linear layer. */
@Plugin(type = ModelArchitecture.class)
public class MeanColourArchitecture implements ModelArchitecture {
    static final String KEY = "demo-mean-colour";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "Mean colour of the frames and one linear layer; an example";
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return new Network(spec.labels().size());
    }

    private static final class Network extends FrameSequenceNetwork {
        private final Linear fc;

        Network(int labels) {
            fc = child("head.fc", Linear.builder().setUnits(labels).build());
        }

        @Override
        public NDArray features(ParameterStore parameters, NDArray frames, boolean training) {
            Shape s = frames.getShape(); // N, 3, H, W
            return frames.reshape(s.get(0), 3, s.get(2) * s.get(3))
                    .mean(new int[] {2})
                    .reshape(featureShape(s)); // N, 3, 1, 1
        }

        @Override
        public NDArray logits(ParameterStore parameters, NDArray maps, boolean training) {
            NDArray colour = maps.mean(new int[] {1}); // B, T, 3, 1, 1 -> B, 3, 1, 1
            return apply(fc, parameters, colour.reshape(colour.size(0), 3), training); // B, labels
        }

        @Override
        public Shape featureShape(Shape frames) {
            return new Shape(frames.get(0), 3, 1, 1);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] in) {
            return fc.getOutputShapes(new Shape[] {new Shape(in[0].get(0), 3)});
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
            fc.initialize(manager, type, new Shape(in[0].get(0), 3));
        }
    }
}
