/**
 * A model at work on a clip. Frames and audio features come in, in order; {@link
 * io.github.affectj.model.scoring.ClipScores} go out: each frame passes the backbone once, however
 * windows overlap, but in networks that see windows whole. Start at {@link
 * io.github.affectj.model.scoring.WindowScorer}, of several views of one clip at {@link
 * io.github.affectj.model.scoring.ViewScorers}; the network with its weights is an {@link
 * io.github.affectj.model.scoring.EmotionPredictor}.
 */
package io.github.affectj.model.scoring;
