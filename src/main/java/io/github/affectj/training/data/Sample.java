package io.github.affectj.training.data;

import java.nio.file.Path;

/**
 * A labelled clip of a data set.
 *
 * @param path its file
 * @param label place of its label in the data set's labels
 * @param split {@code train}, {@code val}, {@code test} or another test split, {@code test-<name>};
 *     {@link #NO_SPLIT} in a set that is sorted by label alone
 * @param group what must not cross splits (character, designer, speaker, source); empty if not told
 * @param gender of the speaker: 0 female, 1 male, {@link #UNKNOWN} where it is not told
 * @param where where the set names it, for messages: {@code manifest.csv line 7} or the path itself
 */
public record Sample(Path path, int label, String split, String group, int gender, String where) {
    /** Gender of a speaker that the set does not tell. */
    public static final int UNKNOWN = -1;

    /** The split of a clip that has none yet. */
    public static final String NO_SPLIT = "";

    /** A clip whose speaker's gender is not told. */
    public Sample(Path path, int label, String split, String group, String where) {
        this(path, label, split, group, UNKNOWN, where);
    }

    /** The same in a split, and of a group. */
    Sample in(String newSplit, String newGroup) {
        return new Sample(path, label, newSplit, newGroup, gender, where);
    }

    /** The same with its label at another place. */
    public Sample withLabel(int place) {
        return new Sample(path, place, split, group, gender, where);
    }
}
