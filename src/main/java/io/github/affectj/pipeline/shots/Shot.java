package io.github.affectj.pipeline.shots;

/**
 * A shot of a film.
 *
 * @param number from 1
 * @param first place of its first frame in the clip, from 0
 * @param last place of its last frame
 * @param start seconds at which it begins
 * @param end seconds at which the next one begins, or the film ends
 * @param transition how it begins: {@code cut}, {@code fade} or {@code dissolve}; empty for the
 *     first one
 */
public record Shot(int number, int first, int last, double start, double end, String transition) {}
