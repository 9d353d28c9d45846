package io.github.affectj.model;

import java.util.List;

/**
 * What the backbone of an architecture is: the tensors whose names begin with {@code backbone.}. A
 * training's {@code init} fills all of them, its {@code freeze} keeps them.
 *
 * @param file what a file for {@code init} may hold beside a model of AffectJ, for messages, as
 *     {@code a ResNet18 as torchvision names it}; empty where nothing else is known
 * @param perFrame whether it sees every frame by itself, so that the maps of a frozen one can be
 *     stored; not so where a network sees a window as a whole
 * @param mean per channel R, G, B of values in 0..1, subtracted from what the network gets, as its
 *     published weights expect
 * @param std per channel, divided by
 */
public record BackboneKind(String file, boolean perFrame, List<Double> mean, List<Double> std) {
    /** A backbone, or none, that no file from elsewhere fits. */
    public static final BackboneKind UNNAMED = ofFrames("");

    /** ResNet18 with torchvision's names. */
    public static final BackboneKind RESNET18 = ofFrames("a ResNet18 as torchvision names it");

    /** One that sees every frame by itself, normalised as ImageNet's are. */
    public static BackboneKind ofFrames(String file) {
        return new BackboneKind(file, true, ModelSpec.IMAGENET_MEAN, ModelSpec.IMAGENET_STD);
    }

    /** One that sees a window as a whole, its frames normalised as ImageNet's are. */
    public static BackboneKind ofWindows(String file) {
        return new BackboneKind(file, false, ModelSpec.IMAGENET_MEAN, ModelSpec.IMAGENET_STD);
    }

    /** The same with frames normalised otherwise. */
    public BackboneKind normalised(List<Double> otherMean, List<Double> otherStd) {
        return new BackboneKind(file, perFrame, otherMean, otherStd);
    }
}
