/**
 * What a network is to AffectJ. A {@link io.github.affectj.model.ModelArchitecture} (the extension
 * point; start here) goes from a {@link io.github.affectj.model.ModelSpec}, which is a {@code
 * model.json}, to a {@link io.github.affectj.model.FrameSequenceNetwork}: what is computed once of
 * each frame, a backbone's maps (the frame itself where a network sees windows whole), and a head
 * for windows. {@code arch} holds ours, {@code store} finds models on disk, {@code install} puts
 * those of others there, {@code scoring} runs them over clips, {@code familiarity} tells what looks
 * strange to them, {@code engine} starts PyTorch.
 */
package io.github.affectj.model;
