package io.github.affectj.model;

/**
 * What the backbone of an architecture is: the tensors whose names begin with {@code backbone.}. A
 * training's {@code init} fills all of them, its {@code freeze} keeps them.
 *
 * @param file what a file for {@code init} may hold beside a model of AffectJ, for messages, as
 *     {@code a ResNet18 as torchvision names it}; empty where nothing else is known
 * @param perFrame whether it sees every frame by itself, so that the maps of a frozen one can be
 *     stored; not so where a network sees a window as a whole
 */
public record BackboneKind(String file, boolean perFrame) {
    /** A backbone, or none, that no file from elsewhere fits. */
    public static final BackboneKind UNNAMED = new BackboneKind("", true);

    /** ResNet18 with torchvision's names. */
    public static final BackboneKind RESNET18 =
            new BackboneKind("a ResNet18 as torchvision names it", true);
}
