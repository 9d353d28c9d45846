package io.github.affectj.training;

import java.nio.file.Path;

/**
 * A labelled clip of a data set.
 *
 * @param path its file
 * @param label place of its label in the data set's labels
 * @param split {@code train}, {@code val}, {@code test} or another test split, {@code test-<name>}
 * @param group what must not cross splits (character, designer, speaker, source); empty if not told
 * @param where where the set names it, for messages: {@code manifest.csv line 7} or the path itself
 */
public record Sample(Path path, int label, String split, String group, String where) {}
