package io.github.affectj.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.Windowing;
import java.util.List;
import org.scijava.plugin.Plugin;

/** The smallest architecture: the mean colour of each frame, then one linear layer. */
@Plugin(type = ModelArchitecture.class)
public class MeanColourArchitecture implements ModelArchitecture {
    static final String KEY = "demo-mean-colour";

    /** A hyper-parameter that no other architecture has. */
    static final String GAIN = "gain";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "Mean colour of the frames and one linear layer; an example";
    }

    /** Dialogs, checks, {@code model.json} and the key {@code options} know of it from here. */
    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of(
                HyperParameter.number(GAIN, 0.1, 10, 1, "what the colours are multiplied by"));
    }

    /** Windows of two frames. */
    @Override
    public Windowing windowing() {
        return Windowing.frames(2);
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return new Network(spec.values().number(GAIN), spec.labels().size());
    }

    private static final class Network extends FrameSequenceNetwork {
        private final double gain;
        private final Linear fc;

        Network(double gain, int labels) {
            this.gain = gain;
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
        public HeadOutput head(ParameterStore parameters, WindowBatch windows, boolean training) {
            NDArray colour = windows.maps().mean(new int[] {1}); // B, T, 3, 1, 1 -> B, 3, 1, 1
            NDArray flat = colour.reshape(colour.size(0), 3).mul((float) gain);
            return HeadOutput.of(apply(fc, parameters, flat, training)); // B, labels
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
