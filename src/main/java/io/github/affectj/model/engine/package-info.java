/**
 * PyTorch through DJL: starting it in any host, choosing the device, gradients on and off, memory
 * given back. Names of devices come in, the engine comes out. Start at {@link
 * io.github.affectj.model.engine.DjlRuntime}.
 */
package io.github.affectj.model.engine;
