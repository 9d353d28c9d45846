/**
 * Features out of files and into them: matrices of steps x dimensions in NumPy's {@code .npy} and
 * {@code .npz} or in csv, and a label a step. A {@link java.nio.file.Path} goes in, a {@link
 * io.github.affectj.features.file.FeatureMatrix} of finite numbers comes out, or one sentence that
 * says what is wrong with the file. Start at {@link io.github.affectj.features.file.FeatureTable}.
 */
package io.github.affectj.features.file;
