package io.github.affectj.training.data;

import java.nio.file.Path;

/**
 * One clip of a set before its label has a number.
 *
 * @param path its file
 * @param label as the set spells it, composed (NFC)
 * @param split {@code train}, {@code val}, {@code test...}, or {@link Sample#NO_SPLIT}
 * @param group what must not cross splits; empty if not told
 * @param gender of the speaker, see {@link Sample#gender()}
 * @param where where the set names it, for messages
 */
record Entry(Path path, String label, String split, String group, int gender, String where) {}
