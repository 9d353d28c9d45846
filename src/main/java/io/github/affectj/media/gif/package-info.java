/**
 * GIF, PNG, WebP, animated or not, and stills. In goes a file, out comes a clip whose frames look
 * as in a browser: an index of the file's blocks ({@code GifIndex}, {@code ApngIndex}, {@code
 * WebpIndex}), frames decoded one at a time, and a {@code Compositor} that lays them over each
 * other. What is missing of a file is one of the clip's notes. {@link
 * io.github.affectj.media.gif.GifWriter} is the way out. Start at {@link
 * io.github.affectj.media.gif.GifReader}.
 */
package io.github.affectj.media.gif;
