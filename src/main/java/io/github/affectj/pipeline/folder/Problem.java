package io.github.affectj.pipeline.folder;

/**
 * A row of {@code errors.csv}.
 *
 * @param file path in the input folder, as the tables write it
 * @param sentence what is wrong with it, for the user
 */
record Problem(String file, String sentence) {}
