/**
 * Networks over windows of frames, whatever their times (Zhang et al. 2022), or over single ones:
 * pixels or a backbone's maps come in, one logit a label goes out. Start at {@link
 * io.github.affectj.model.arch.gif.ResNetConvGru}.
 */
package io.github.affectj.model.arch.gif;
