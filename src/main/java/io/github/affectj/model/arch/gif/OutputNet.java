package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.OutputNetBackbone;
import java.util.Collections;
import org.scijava.plugin.Plugin;

/**
 * The last network of MTCNN (Zhang, Zhang, Li and Qiao 2016, arXiv 1604.02878) with one linear
 * layer for its outputs: what a small picture of a face is, by what finds it. Its input is 48
 * pixels a side. The weights that find faces fill it by {@code init}; they got (x - 127.5) / 128 of
 * 0 to 255.
 */
@Plugin(type = ModelArchitecture.class)
public final class OutputNet implements ModelArchitecture {
    private static final String STORED = "onet.";

    private static final BackboneKind BACKBONE =
            BackboneKind.ofFrames("the weights.safetensors of mtcnn")
                    .normalised(
                            Collections.nCopies(3, 127.5 / 255),
                            Collections.nCopies(3, 128 / 255.0));

    @Override
    public String key() {
        return "onet";
    }

    @Override
    public String description() {
        return "MTCNN's last network (Zhang et al. 2016); for small pictures of faces, size=48";
    }

    @Override
    public String tensor(String stored) {
        return stored.startsWith(STORED) ? "backbone." + stored.substring(STORED.length()) : stored;
    }

    @Override
    public Windowing windowing() {
        return Windowing.frames(1);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BACKBONE;
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return new BackboneNetwork(new OutputNetBackbone(), new MeanHead(spec.labels().size()));
    }
}
