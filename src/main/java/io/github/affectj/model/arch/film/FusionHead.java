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
import ai.djl.util.PairList;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.FeatureNorm;
import io.github.affectj.model.arch.blocks.GruBlock;
import io.github.affectj.model.arch.blocks.MultiHeadAttention;
import io.github.affectj.model.arch.blocks.SpatialAttention;

/**
 * The fusion of picture and sound after Liang 2023: a vector a step from the maps by {@link
 * SpatialAttention}, a GRU over each stream (equations 1 to 8), multi-head attention of each stream
 * over both (9 to 11), the mean of each attended stream over its steps, both concatenated (12), a
 * tanh layer and the logits of emotion and of the speaker's gender (13).
 *
 * <p>The paper leaves open which stream is query and which is key. Here each is the query in turn
 * and the keys are the steps of both, so that one softmax shares a head's weight out between what
 * was seen and what was heard. Masked steps and a missing stream get the weight 0; the attended
 * vector of a missing stream is 0.
 */
final class FusionHead extends TorchBlock {

    /** What a head of this kind is made of. */
    record Streams(boolean picture, boolean sound, boolean attention) {}

    private static final int PLACE_UNITS = 64;
    private static final float DROPOUT = 0.2f;
    private static final int GENDERS = 2;

    private final Streams parts;
    private final int soundFirst;
    private final int hidden;
    private final SpatialAttention where;
    private final Block ofPicture;
    private final GruBlock pictureGru;
    private final MultiHeadAttention pictureAttention;
    private final FeatureNorm norm;
    private final Block ofSound;
    private final GruBlock soundGru;
    private final MultiHeadAttention soundAttention;
    private final Block fc1;
    private final Block fc2;
    private final Block gender;

    /**
     * @param soundFeatures columns of the sound's features
     * @param soundFirst the first of them that is listened to, from 0
     * @param hidden width of the GRUs and of the attention
     * @param heads of the attention; they divide {@code hidden}
     * @param units width of the tanh layer
     * @param labels how many emotions there are
     */
    FusionHead(
            Streams parts,
            int soundFeatures,
            int soundFirst,
            int hidden,
            int heads,
            int units,
            int labels) {
        this.parts = parts;
        this.soundFirst = soundFirst;
        this.hidden = hidden;
        boolean p = parts.picture();
        boolean s = parts.sound();
        boolean a = parts.attention();
        where = p && a ? child("where", new SpatialAttention(PLACE_UNITS)) : null;
        ofPicture = p ? child("picture", linear(hidden)) : null;
        pictureGru = p ? child("picture_gru", new GruBlock(hidden)) : null;
        pictureAttention =
                p && a ? child("picture_attention", new MultiHeadAttention(heads, hidden)) : null;
        norm = s ? child("sound_norm", new FeatureNorm(soundFeatures)) : null;
        ofSound = s ? child("sound", linear(hidden)) : null;
        soundGru = s ? child("sound_gru", new GruBlock(hidden)) : null;
        soundAttention =
                s && a ? child("sound_attention", new MultiHeadAttention(heads, hidden)) : null;
        fc1 = child("fc1", linear(units));
        fc2 = child("fc2", linear(labels));
        gender = child("gender", linear(GENDERS));
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** All of it for some windows. */
    HeadOutput run(ParameterStore parameters, WindowBatch w, boolean training) {
        NDArray places = null;
        NDArray seen = null; // B, T, hidden
        NDArray heard = null;
        if (parts.picture()) {
            Shape s = w.shape();
            NDArray frames = w.maps().reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
            NDArray pooled;
            if (where != null) {
                NDList out = where.forward(parameters, new NDList(frames), training);
                pooled = out.get(0); // B*T, C
                places = out.get(1).reshape(s.get(0), s.get(1), -1); // B, T, h*w
            } else {
                pooled = Convolutions.globalAverage(frames);
            }
            NDArray vectors = pooled.reshape(s.get(0), s.get(1), s.get(2)); // B, T, C
            seen =
                    stream(
                            parameters,
                            dropped(vectors, training),
                            w.pictureMask(),
                            ofPicture,
                            pictureGru,
                            training);
        }
        if (parts.sound()) {
            NDArray features =
                    apply(norm, parameters, w.sound(), training)
                            .get(":, :, " + soundFirst + ":"); // B, T, D - first
            heard = stream(parameters, features, w.soundMask(), ofSound, soundGru, training);
        }
        Attended attended =
                parts.attention()
                        ? attend(parameters, seen, heard, w, training)
                        : new Attended(
                                mean(seen, w.pictureMask()),
                                mean(heard, w.soundMask()),
                                null,
                                null);
        NDArray fused =
                attended.seen() == null
                        ? attended.heard()
                        : attended.heard() == null
                                ? attended.seen()
                                : attended.seen().concat(attended.heard(), 1); // B, 2*hidden
        NDArray units = Activation.tanh(apply(fc1, parameters, dropped(fused, training), training));
        units = dropped(units, training);
        return new HeadOutput(
                apply(fc2, parameters, units, training),
                apply(gender, parameters, units, training),
                places,
                attended.pictureWhen(),
                attended.soundWhen());
    }

    private static NDArray dropped(NDArray x, boolean training) {
        return training ? Dropout.dropout(x, DROPOUT, true).singletonOrThrow() : x;
    }

    /** Features (B, T, C) to hidden states (B, T, hidden); absent steps enter as zeros. */
    private static NDArray stream(
            ParameterStore parameters,
            NDArray features,
            NDArray mask,
            Block in,
            GruBlock gru,
            boolean training) {
        NDArray x = Activation.tanh(apply(in, parameters, features, training));
        return apply(gru, parameters, x.mul(mask.expandDims(2)), training);
    }

    private record Attended(NDArray seen, NDArray heard, NDArray pictureWhen, NDArray soundWhen) {}

    private Attended attend(
            ParameterStore parameters,
            NDArray seen,
            NDArray heard,
            WindowBatch w,
            boolean training) {
        boolean both = seen != null && heard != null;
        NDArray keys = both ? seen.concat(heard, 1) : seen != null ? seen : heard; // B, K, hidden
        NDArray mask =
                both
                        ? w.pictureMask().concat(w.soundMask(), 1)
                        : seen != null ? w.pictureMask() : w.soundMask(); // B, K
        NDArray outSeen = null;
        NDArray outHeard = null;
        NDList weights = new NDList();
        NDList present = new NDList();
        if (seen != null) {
            NDList out =
                    pictureAttention.forward(parameters, new NDList(seen, keys, mask), training);
            outSeen = mean(out.get(0), w.pictureMask());
            weights.add(meanOfQueries(out.get(1), w.pictureMask()));
            present.add(w.pictureMask().max(new int[] {1}));
        }
        if (heard != null) {
            NDList out =
                    soundAttention.forward(parameters, new NDList(heard, keys, mask), training);
            outHeard = mean(out.get(0), w.soundMask());
            weights.add(meanOfQueries(out.get(1), w.soundMask()));
            present.add(w.soundMask().max(new int[] {1}));
        }
        // The streams that are there ask with equal weight.
        NDArray sum = null;
        NDArray count = null;
        for (int i = 0; i < weights.size(); i++) {
            sum = sum == null ? weights.get(i) : sum.add(weights.get(i));
            count = count == null ? present.get(i) : count.add(present.get(i));
        }
        NDArray when = sum.div(count.maximum(1).reshape(-1, 1, 1)); // B, heads, K
        long time = mask.getShape().get(1) / (both ? 2 : 1);
        NDArray none = both ? null : when.zerosLike();
        NDArray pictureWhen =
                both ? when.get(":, :, :" + time) : seen != null ? when : none; // B, heads, T
        NDArray soundWhen = both ? when.get(":, :, " + time + ":") : seen != null ? none : when;
        return new Attended(outSeen, outHeard, pictureWhen, soundWhen);
    }

    /** Mean over the steps that are there: (B, T, C) and (B, T) to (B, C); zeros where none is. */
    private static NDArray mean(NDArray x, NDArray mask) {
        if (x == null) {
            return null;
        }
        NDArray m = mask.expandDims(2); // B, T, 1
        return x.mul(m).sum(new int[] {1}).div(m.sum(new int[] {1}).maximum(1));
    }

    /** Weights (B, heads, Q, K) to their mean (B, heads, K) over the queries that are there. */
    private static NDArray meanOfQueries(NDArray weights, NDArray mask) {
        Shape s = mask.getShape();
        NDArray m = mask.reshape(s.get(0), 1, s.get(1), 1);
        return weights.mul(m).sum(new int[] {2}).div(m.sum(new int[] {2}).maximum(1));
    }

    /** Maps, sound and the masks of both to the logits alone; {@link #run} tells more. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList in,
            boolean training,
            PairList<String, Object> params) {
        WindowBatch w = new WindowBatch(in.get(0), in.get(1), in.get(2), in.get(3));
        return new NDList(run(parameters, w, training).logits());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc2.getOutputShapes(fc1.getOutputShapes(fused(in[0].get(0))));
    }

    /** Takes the shape (B, T, C, h, w) of the maps and (B, T, D) of the sound. */
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape maps = in[0];
        long batch = maps.get(0);
        long time = maps.get(1);
        Shape states = new Shape(batch, time, hidden);
        Shape keys = new Shape(batch, time * (parts.picture() && parts.sound() ? 2 : 1), hidden);
        if (parts.picture()) {
            if (where != null) {
                where.initialize(
                        manager,
                        type,
                        new Shape(batch * time, maps.get(2), maps.get(3), maps.get(4)));
            }
            ofPicture.initialize(manager, type, new Shape(batch, time, maps.get(2)));
            pictureGru.initialize(manager, type, states);
        }
        if (parts.sound()) {
            norm.initialize(manager, type, in[1]);
            ofSound.initialize(manager, type, new Shape(batch, time, in[1].get(2) - soundFirst));
            soundGru.initialize(manager, type, states);
        }
        if (pictureAttention != null) {
            pictureAttention.initialize(manager, type, states, keys);
        }
        if (soundAttention != null) {
            soundAttention.initialize(manager, type, states, keys);
        }
        fc1.initialize(manager, type, fused(batch));
        Shape[] units = fc1.getOutputShapes(fused(batch));
        fc2.initialize(manager, type, units);
        gender.initialize(manager, type, units);
    }

    private Shape[] fused(long batch) {
        int streams = (parts.picture() ? 1 : 0) + (parts.sound() ? 1 : 0);
        return new Shape[] {new Shape(batch, (long) streams * hidden)};
    }

    boolean hasSpatialAttention() {
        return where != null;
    }
}
