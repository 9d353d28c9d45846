/**
 * What an analysis found, as plain immutable values: {@link
 * io.github.affectj.result.EmotionTimeline} (start here) holds a {@link
 * io.github.affectj.result.FrameEmotion} for every frame, the clip's own scores and, where asked
 * for, an {@link io.github.affectj.result.AttentionMap} a frame; of a model with temporal attention
 * a {@link io.github.affectj.result.TemporalAttention} too. A {@link
 * io.github.affectj.result.Faithfulness} tells how far maps and attention can be trusted, a {@link
 * io.github.affectj.result.FigureBox} where the figure is that they should point at, a {@link
 * io.github.affectj.result.SeenRegion} which part of the frames a timeline speaks of. A {@link
 * io.github.affectj.result.ResultSet} is all that is known of one clip: timelines of several models
 * or regions, and further {@link io.github.affectj.result.ResultPart parts}. No ImageJ, no DJL:
 * overlays, plots and exports read it, models write it.
 */
package io.github.affectj.result;
