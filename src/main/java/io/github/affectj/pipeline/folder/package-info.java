/**
 * Many clips in one run: {@link io.github.affectj.pipeline.folder.FolderAnalysis} takes {@link
 * io.github.affectj.pipeline.folder.FolderSettings} and leaves the tables {@code frames.csv},
 * {@code clips.csv}, {@code errors.csv} and {@code codebook.csv} and files of each clip in a
 * folder, the faces that were found in it among them; what is done is kept clip by clip, so that a
 * run that was ended goes on.
 */
package io.github.affectj.pipeline.folder;
