/**
 * What the rooms of video and sound share of FFmpeg's C API and of what files say of themselves:
 * opening a file ({@link io.github.affectj.media.ffmpeg.MediaFile}, the place to start), whether
 * its end is missing, times that jump, messages. In go paths and error numbers, out come FFmpeg's
 * own structures.
 */
package io.github.affectj.media.ffmpeg;
