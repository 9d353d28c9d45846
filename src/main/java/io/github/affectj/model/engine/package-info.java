/**
 * PyTorch through DJL: starting it in any host, choosing the device, gradients on and off, memory
 * given back. Names of devices come in, the engine comes out. Start at {@link
 * io.github.affectj.model.engine.DjlRuntime}.
 *
 * <p>For graphics cards the user names a PyTorch of their own ({@code TorchSetting}). What it is
 * ({@code TorchFolder}), which driver there is ({@code CudaDriver}) and whether it computes ({@code
 * TorchProbe}, in a Java of its own) is looked at first; {@code TorchChoice} says which is loaded.
 */
package io.github.affectj.model.engine;
