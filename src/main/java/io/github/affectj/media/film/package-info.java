/**
 * Video files through FFmpeg. In goes a file, out comes a clip of which any frame can be had, exact
 * to the frame: {@code VideoIndexer} lists the packets, {@code FrameFinder} seeks and decodes,
 * {@code FramePainter} makes RGB of what FFmpeg gives. {@link
 * io.github.affectj.media.film.VideoWriter} is the way out, to mp4. Start at {@code VideoClip}.
 */
package io.github.affectj.media.film;
