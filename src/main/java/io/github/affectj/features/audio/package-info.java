/**
 * Numbers taken from sound: what it says with its voice, not with its words. In goes a {@link
 * io.github.affectj.media.SoundTrack}; out come, 100 times a second, log-mel bands, MFCC with their
 * deltas, pitch, voicing, level, zero crossings, spectral centroid and flux ({@link
 * io.github.affectj.features.audio.AudioFeatures}), and from those the statistics of each time step
 * of a film, for a model ({@link io.github.affectj.features.audio.AudioSteps}, the place to start).
 * A model may take those against the recording's own mean and deviation ({@link
 * io.github.affectj.features.audio.AudioNorm}).
 *
 * <p>Each measurement is a TarsosDSP {@code AudioProcessor} that could run under its {@code
 * AudioDispatcher} as well. {@code AudioFrames} stands in for that one here: it reads floats
 * without a detour through bytes, and a file that fails half-way is an {@code IOException}, not an
 * {@code Error}. The transform is TarsosDSP's; its MFCC and its pitch detectors were measured and
 * replaced, see {@code SpectrumProcessor} and {@code PitchTracker}; the mel bands are librosa's.
 */
package io.github.affectj.features.audio;
