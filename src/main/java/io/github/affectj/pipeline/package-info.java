/**
 * The headless way in: {@link io.github.affectj.pipeline.EmotionAnalysis} takes a clip and {@link
 * io.github.affectj.pipeline.AnalysisSettings} (the only home of an analysis's defaults) and gives
 * an {@code EmotionTimeline}, or one for each region of the clip. Commands, scripts and other
 * plugins all come through here.
 */
package io.github.affectj.pipeline;
