/**
 * Networks over windows of frames, whatever their times (Zhang et al. 2022). Start at {@link
 * io.github.affectj.model.arch.gif.ResNetConvGru}.
 */
package io.github.affectj.model.arch.gif;
