package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The fusion of the visual and the audio stream after Liang 2023: each stream's states ({@link
 * StreamEncoder}, equations 1 to 8), multi-head attention of each stream over both (9 to 11), a
 * vector of each stream, both concatenated (12), a tanh layer and the logits of emotion and of the
 * speaker's gender (13).
 *
 * <p>A stream's vector is the mean over its steps of what they attended to, or without attention of
 * their states. Without recurrence and attention (BPNN) it is the mean and the deviation of its
 * features over the window. A network that labels each step takes the step's own vectors in their
 * place: what it attended to, its state, or its features; zeros of a stream that lacks the step.
 *
 * <p>The paper leaves open which stream is query and which is key. Here each is the query in turn
 * and the keys are the steps of both, so that one softmax shares a head's weight out between the
 * two streams. Masked steps and a missing stream get the weight 0; the vector of a missing stream
 * is 0.
 */
final class FusionHead extends StreamHead {
    private static final float DROPOUT = 0.2f;
    private static final int GENDERS = 2;

    private final FusionForm form;
    private final StreamEncoder visual;
    private final StreamEncoder audio;
    private final CrossAttention attention;
    private final Block fc1;
    private final Block fc2;
    private final Block gender;

    FusionHead(FusionForm form) {
        this.form = form;
        visual =
                form.taken().visual()
                        ? child("visual", new StreamEncoder(form, form.visualFeatures(), 0))
                        : null;
        audio =
                form.taken().audio()
                        ? child(
                                "audio",
                                new StreamEncoder(
                                        form, form.audioFeatures(), form.firstAudioFeature()))
                        : null;
        attention =
                form.attends()
                        ? new CrossAttention(
                                Stream.of(visual, audio)
                                        .filter(Objects::nonNull)
                                        .map(StreamEncoder::attention)
                                        .toList())
                        : null;
        fc1 = child("fc1", linear(form.units()));
        fc2 = child("fc2", linear(form.labels()));
        gender = form.hasGender() ? child("gender", linear(GENDERS)) : null;
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    HeadOutput run(ParameterStore parameters, WindowBatch windows, boolean training) {
        List<MaskedFeatures> states = new ArrayList<>(); // B, T, S
        NDArray spatialWeights = null;
        if (visual != null) {
            NDList out = encoded(visual, parameters, windows.visual(), training);
            states.add(new MaskedFeatures(out.get(0), windows.visual().mask()));
            spatialWeights = out.size() > 1 ? out.get(1) : null;
        }
        if (audio != null) {
            NDList out = encoded(audio, parameters, windows.audio(), training);
            states.add(new MaskedFeatures(out.get(0), windows.audio().mask()));
        }
        CrossAttention.Attended attended =
                attention == null
                        ? new CrossAttention.Attended(states, List.of())
                        : attention.of(parameters, states, training);
        NDArray fused = form.isPerStep() ? steps(attended.streams()) : window(attended.streams());
        NDArray units = Activation.tanh(apply(fc1, parameters, dropped(fused, training), training));
        units = dropped(units, training);
        return new HeadOutput(
                apply(fc2, parameters, units, training),
                gender == null ? null : apply(gender, parameters, units, training),
                spatialWeights,
                weights(attended, visual, 0),
                weights(attended, audio, visual == null ? 0 : 1));
    }

    private static NDList encoded(
            StreamEncoder encoder,
            ParameterStore parameters,
            MaskedFeatures stream,
            boolean training) {
        return encoder.forward(parameters, new NDList(stream.values(), stream.mask()), training);
    }

    /** A row a window: (B, F). */
    private NDArray window(List<MaskedFeatures> streams) {
        List<NDArray> vectors = new ArrayList<>();
        for (MaskedFeatures s : streams) {
            NDArray mean = MaskedSteps.mean(s.values(), s.mask());
            vectors.add(mean);
            if (!form.isProjected()) {
                vectors.add(MaskedSteps.deviation(s.values(), s.mask(), mean));
            }
        }
        return MaskedSteps.joined(vectors, 1);
    }

    /** A row a step: (B * T, F). */
    private static NDArray steps(List<MaskedFeatures> streams) {
        List<NDArray> vectors = new ArrayList<>();
        streams.forEach(s -> vectors.add(MaskedSteps.present(s.values(), s.mask())));
        NDArray all = MaskedSteps.joined(vectors, 2); // B, T, F
        Shape s = all.getShape();
        return all.reshape(s.get(0) * s.get(1), s.get(2));
    }

    /** Weights of a stream; null without attention, zeros of a stream that is not taken. */
    private static NDArray weights(
            CrossAttention.Attended attended, StreamEncoder stream, int place) {
        if (attended.weights().isEmpty()) {
            return null;
        }
        return stream != null
                ? attended.weights().get(place)
                : attended.weights().get(0).zerosLike();
    }

    static NDArray dropped(NDArray x, boolean training) {
        return training ? Dropout.dropout(x, DROPOUT, true).singletonOrThrow() : x;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc2.getOutputShapes(fc1.getOutputShapes(fused(in)));
    }

    /** Takes the shape (B, T, C, h, w) of the maps and (B, T, D) of the audio features. */
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        if (visual != null) {
            visual.initialize(manager, type, in[0]);
        }
        if (audio != null) {
            audio.initialize(manager, type, in[1]);
        }
        fc1.initialize(manager, type, fused(in));
        Shape[] units = fc1.getOutputShapes(fused(in));
        fc2.initialize(manager, type, units);
        if (gender != null) {
            gender.initialize(manager, type, units);
        }
    }

    private Shape[] fused(Shape... in) {
        long width =
                (visual == null ? 0 : visual.getOutputShapes(new Shape[] {in[0]})[0].get(2))
                        + (audio == null
                                ? 0
                                : audio.getOutputShapes(new Shape[] {in[1]})[0].get(2));
        if (form.isPerStep()) {
            return new Shape[] {new Shape(in[0].get(0) * in[0].get(1), width)};
        }
        return new Shape[] {new Shape(in[0].get(0), form.isProjected() ? width : 2 * width)};
    }
}
