/**
 * Networks that find faces in a picture: {@link io.github.affectj.model.detect.FacePredictor} opens
 * a stored one and gives the boxes of a frame; {@link
 * io.github.affectj.model.detect.FaceArchitecture} is the extension point. Pixels of a frame come
 * in, boxes with scores go out. {@link io.github.affectj.model.detect.FaceKinds} takes a frame and
 * its boxes, and gives how likely each is a photographed face. These networks know nothing of
 * emotions, nor of who somebody is.
 */
package io.github.affectj.model.detect;
