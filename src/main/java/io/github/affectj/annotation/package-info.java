/**
 * What people, or detectors, say about stretches of a clip, as plain immutable values: an {@link
 * io.github.affectj.annotation.AnnotationSet} (start here) holds {@link
 * io.github.affectj.annotation.Tier tiers}, a tier holds {@link
 * io.github.affectj.annotation.Segment segments}. Readers of other programs' files make them,
 * writers and views take them; {@link io.github.affectj.annotation.FrameTimes} brings times that a
 * file has rounded back to those of the clip's frames. A person's labels stand beside a model's
 * timeline and never in its place. No ImageJ, no DJL.
 */
package io.github.affectj.annotation;
