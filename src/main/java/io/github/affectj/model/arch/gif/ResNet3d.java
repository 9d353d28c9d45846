package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.ResNet3dBackbone;
import java.util.List;
import org.scijava.plugin.Plugin;

/**
 * ResNet3D, a baseline of Zhang et al. 2022 (table 4; after Hara et al. 2017): the frames of a
 * window as one clip through 3D convolutions. Of 18 layers it is torchvision's {@code r3d_18},
 * whose weights of Kinetics-400 fit, and frames are normalised as those expect; of 34 layers it is
 * the same with ResNet34's counts.
 */
@Plugin(type = ModelArchitecture.class)
public final class ResNet3d implements ModelArchitecture {
    /** Key in {@code model.json}. */
    public static final String KEY = "resnet3d";

    private static final String DEPTH = "depth";
    private static final List<Double> KINETICS_MEAN = List.of(0.43216, 0.394666, 0.37645);
    private static final List<Double> KINETICS_STD = List.of(0.22803, 0.22145, 0.216989);

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "ResNet of 3D convolutions over the window as a whole (baseline of Zhang et al. 2022)";
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of(HyperParameter.choice(DEPTH, List.of("18", "34"), "layers of the ResNet"));
    }

    @Override
    public Windowing windowing() {
        return Windowing.frames(4);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BackboneKind.ofWindows(
                        "an R3D of "
                                + values.choice(DEPTH)
                                + " layers as torchvision names its r3d_18")
                .normalised(KINETICS_MEAN, KINETICS_STD);
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        int depth = Integer.parseInt(spec.values().choice(DEPTH));
        return new WindowNetwork(new ResNet3dBackbone(depth), spec.labels().size());
    }
}
