/**
 * MTCNN, which finds faces in three stages: a small network looks at every place of the picture at
 * many sizes, two larger ones at what is left. Names of the parameters are those of the published
 * PyTorch version. {@link io.github.affectj.model.arch.detect.Mtcnn} is the way through all three.
 */
package io.github.affectj.model.arch.detect;
