/**
 * What the rooms of video and sound share of FFmpeg's C API: loading it, opening a file, its
 * messages. In go paths and error numbers, out come FFmpeg's own structures. Start at {@link
 * io.github.affectj.media.ffmpeg.FfmpegLibrary}.
 */
package io.github.affectj.media.ffmpeg;
