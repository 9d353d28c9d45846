package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.FeatureNorm;
import io.github.affectj.model.arch.blocks.GruBlock;
import io.github.affectj.model.arch.blocks.MultiHeadAttention;
import io.github.affectj.model.arch.blocks.SpatialAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The fusion of the visual and the audio stream after Liang 2023: a vector a step from the maps by
 * {@link SpatialAttention}, a GRU over each stream (equations 1 to 8), multi-head attention of each
 * stream over both (9 to 11), the mean of each attended stream over its steps, both concatenated
 * (12), a tanh layer and the logits of emotion and of the speaker's gender (13).
 *
 * <p>Blocks carry the names that they have in stored weights ({@code picture}, {@code sound},
 * {@code where}).
 *
 * <p>The paper leaves open which stream is query and which is key. Here each is the query in turn
 * and the keys are the steps of both, so that one softmax shares a head's weight out between the
 * two streams. Masked steps and a missing stream get the weight 0; the attended vector of a missing
 * stream is 0.
 */
final class FusionHead extends TorchBlock {

    private static final int SPATIAL_UNITS = 64;
    private static final float DROPOUT = 0.2f;
    private static final int GENDERS = 2;

    private final Modalities taken;
    private final int firstFeature;
    private final int hidden;
    private final SpatialAttention spatial;
    private final Block projectVisual;
    private final GruBlock visualGru;
    private final MultiHeadAttention visualAttention;
    private final FeatureNorm norm;
    private final Block projectAudio;
    private final GruBlock audioGru;
    private final MultiHeadAttention audioAttention;
    private final CrossAttention attention;
    private final Block fc1;
    private final Block fc2;
    private final Block gender;

    /**
     * @param taken the streams that there are
     * @param attends whether it attends, in frames and over time; else both are means
     * @param audioFeatures columns of the audio features
     * @param firstFeature the first of them that is taken, from 0
     * @param hidden width of the GRUs and of the attention
     * @param heads of the attention; they divide {@code hidden}
     * @param units width of the tanh layer
     * @param labels how many emotions there are
     */
    FusionHead(
            Modalities taken,
            boolean attends,
            int audioFeatures,
            int firstFeature,
            int hidden,
            int heads,
            int units,
            int labels) {
        this.taken = taken;
        this.firstFeature = firstFeature;
        this.hidden = hidden;
        boolean p = taken.visual();
        boolean s = taken.audio();
        boolean a = attends;
        spatial = p && a ? child("where", new SpatialAttention(SPATIAL_UNITS)) : null;
        projectVisual = p ? child("picture", linear(hidden)) : null;
        visualGru = p ? child("picture_gru", new GruBlock(hidden)) : null;
        visualAttention =
                p && a ? child("picture_attention", new MultiHeadAttention(heads, hidden)) : null;
        norm = s ? child("sound_norm", new FeatureNorm(audioFeatures)) : null;
        projectAudio = s ? child("sound", linear(hidden)) : null;
        audioGru = s ? child("sound_gru", new GruBlock(hidden)) : null;
        audioAttention =
                s && a ? child("sound_attention", new MultiHeadAttention(heads, hidden)) : null;
        attention =
                a
                        ? new CrossAttention(
                                Stream.of(visualAttention, audioAttention)
                                        .filter(Objects::nonNull)
                                        .toList())
                        : null;
        fc1 = child("fc1", linear(units));
        fc2 = child("fc2", linear(labels));
        gender = child("gender", linear(GENDERS));
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** All of it for some windows. */
    HeadOutput run(ParameterStore parameters, WindowBatch windows, boolean training) {
        List<MaskedFeatures> states = new ArrayList<>(); // B, T, hidden
        NDArray spatialWeights = null;
        if (taken.visual()) {
            Shape s = windows.shape();
            NDArray frames =
                    windows.maps().reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
            NDArray pooled;
            if (spatial != null) {
                NDList out = spatial.forward(parameters, new NDList(frames), training);
                pooled = out.get(0); // B*T, C
                spatialWeights = out.get(1).reshape(s.get(0), s.get(1), -1); // B, T, h*w
            } else {
                pooled = Convolutions.globalAverage(frames);
            }
            NDArray vectors = pooled.reshape(s.get(0), s.get(1), s.get(2)); // B, T, C
            states.add(
                    encoded(
                            parameters,
                            dropped(vectors, training),
                            windows.visual().mask(),
                            projectVisual,
                            visualGru,
                            training));
        }
        if (taken.audio()) {
            NDArray features =
                    apply(norm, parameters, windows.audio().values(), training)
                            .get(":, :, " + firstFeature + ":"); // B, T, D - first
            states.add(
                    encoded(
                            parameters,
                            features,
                            windows.audio().mask(),
                            projectAudio,
                            audioGru,
                            training));
        }
        CrossAttention.Attended attended =
                attention == null ? means(states) : attention.of(parameters, states, training);
        NDArray fused = NDArrays.concat(new NDList(attended.vectors()), 1); // B, streams*hidden
        NDArray units = Activation.tanh(apply(fc1, parameters, dropped(fused, training), training));
        units = dropped(units, training);
        return new HeadOutput(
                apply(fc2, parameters, units, training),
                apply(gender, parameters, units, training),
                spatialWeights,
                weights(attended, taken.visual(), 0),
                weights(attended, taken.audio(), taken.visual() ? 1 : 0));
    }

    /** Without attention: the mean of each stream. */
    private static CrossAttention.Attended means(List<MaskedFeatures> states) {
        return new CrossAttention.Attended(
                states.stream().map(s -> CrossAttention.mean(s.values(), s.mask())).toList(),
                List.of());
    }

    /** Weights of a stream; null without attention, zeros of a stream that is not taken. */
    private static NDArray weights(CrossAttention.Attended attended, boolean isTaken, int place) {
        if (attended.weights().isEmpty()) {
            return null;
        }
        return isTaken ? attended.weights().get(place) : attended.weights().get(0).zerosLike();
    }

    private static NDArray dropped(NDArray x, boolean training) {
        return training ? Dropout.dropout(x, DROPOUT, true).singletonOrThrow() : x;
    }

    /** Features (B, T, C) to hidden states (B, T, hidden); absent steps enter as zeros. */
    private static MaskedFeatures encoded(
            ParameterStore parameters,
            NDArray features,
            NDArray mask,
            Block in,
            GruBlock gru,
            boolean training) {
        NDArray x = Activation.tanh(apply(in, parameters, features, training));
        return new MaskedFeatures(
                apply(gru, parameters, x.mul(mask.expandDims(2)), training), mask);
    }

    /** Maps, audio features and the masks of both to the logits alone; {@link #run} tells more. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList in,
            boolean training,
            PairList<String, Object> params) {
        WindowBatch w =
                new WindowBatch(
                        new MaskedFeatures(in.get(0), in.get(2)),
                        new MaskedFeatures(in.get(1), in.get(3)));
        return new NDList(run(parameters, w, training).logits());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc2.getOutputShapes(fc1.getOutputShapes(fused(in[0].get(0))));
    }

    /** Takes the shape (B, T, C, h, w) of the maps and (B, T, D) of the audio features. */
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape maps = in[0];
        long batch = maps.get(0);
        long time = maps.get(1);
        Shape states = new Shape(batch, time, hidden);
        Shape keys = new Shape(batch, time * (taken.visual() && taken.audio() ? 2 : 1), hidden);
        if (taken.visual()) {
            if (spatial != null) {
                spatial.initialize(
                        manager,
                        type,
                        new Shape(batch * time, maps.get(2), maps.get(3), maps.get(4)));
            }
            projectVisual.initialize(manager, type, new Shape(batch, time, maps.get(2)));
            visualGru.initialize(manager, type, states);
        }
        if (taken.audio()) {
            norm.initialize(manager, type, in[1]);
            projectAudio.initialize(
                    manager, type, new Shape(batch, time, in[1].get(2) - firstFeature));
            audioGru.initialize(manager, type, states);
        }
        if (visualAttention != null) {
            visualAttention.initialize(manager, type, states, keys);
        }
        if (audioAttention != null) {
            audioAttention.initialize(manager, type, states, keys);
        }
        fc1.initialize(manager, type, fused(batch));
        Shape[] units = fc1.getOutputShapes(fused(batch));
        fc2.initialize(manager, type, units);
        gender.initialize(manager, type, units);
    }

    private Shape[] fused(long batch) {
        int streams = (taken.visual() ? 1 : 0) + (taken.audio() ? 1 : 0);
        return new Shape[] {new Shape(batch, (long) streams * hidden)};
    }
}
