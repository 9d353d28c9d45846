package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.arch.blocks.Backbone;
import io.github.affectj.model.arch.blocks.Vgg19Backbone;
import org.scijava.plugin.Plugin;

/**
 * VGGNet-ConvGRU, what Zhang et al. 2022 compare their backbone with (tables 3 and 4): VGG19 in the
 * place of ResNet18. The paper does not say where it cuts VGG19; here behind the last pooling,
 * whose maps have the size of ResNet18's, so that the two differ in their backbone alone.
 */
@Plugin(type = ModelArchitecture.class)
public final class VggConvGru extends ConvGruOver {
    /** Key in {@code model.json}. */
    public static final String KEY = "vggnet-convgru";

    private static final BackboneKind BACKBONE =
            BackboneKind.ofFrames("a VGG19 as torchvision names it");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "VGG19 per frame, ConvGRU as in resnet18-convgru (comparison of Zhang et al. 2022)";
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BACKBONE;
    }

    @Override
    Backbone newBackbone() {
        return new Vgg19Backbone();
    }
}
