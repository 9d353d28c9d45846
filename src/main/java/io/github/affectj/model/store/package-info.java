/**
 * Models on disk. An id or a path goes in; a {@link io.github.affectj.model.store.StoredModel},
 * checked, comes out; weights are safetensors with PyTorch's names ({@link
 * io.github.affectj.model.store.WeightsFile}). Start at {@link
 * io.github.affectj.model.store.ModelStore}.
 */
package io.github.affectj.model.store;
