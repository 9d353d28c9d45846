/**
 * Layers that networks share. Arrays and the shapes told at each block come in and go out; each has
 * its golden numbers from PyTorch. Start at {@link
 * io.github.affectj.model.arch.blocks.ResNet18Backbone}.
 */
package io.github.affectj.model.arch.blocks;
