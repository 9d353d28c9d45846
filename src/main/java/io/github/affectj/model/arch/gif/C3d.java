package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.C3dBackbone;
import java.util.List;
import org.scijava.plugin.Plugin;

/**
 * C3D, a baseline of Zhang et al. 2022 (table 4; Tran et al. 2015): the frames of a window as one
 * clip. {@link C3dBackbone} tells how it takes windows of other lengths and sizes than the 16
 * frames of 112 x 112 that it was made for; {@code size=112} is what it is quick at.
 */
@Plugin(type = ModelArchitecture.class)
public final class C3d implements ModelArchitecture {
    /** Key in {@code model.json}. */
    public static final String KEY = "c3d";

    private static final BackboneKind BACKBONE =
            BackboneKind.ofWindows("a C3D with the names conv1 to conv5b, fc6 and fc7");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "Eight 3D convolutions over the window as a whole (C3D; baseline of Zhang et al. 2022)";
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of(
                HyperParameter.integer("units", 1, 4096, 4096, "width of the two linear layers"),
                HyperParameter.number(
                        "dropout", 0, 0.9, 0.5, "share of their outputs that training leaves out"));
    }

    @Override
    public Windowing windowing() {
        return Windowing.frames(4);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BACKBONE;
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        HyperValues values = spec.values();
        return new WindowNetwork(
                new C3dBackbone(values.integer("units"), values.number("dropout")),
                spec.labels().size());
    }
}
