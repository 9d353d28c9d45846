package io.github.affectj.exchange.tiers;

import java.nio.file.Path;
import java.util.List;

/** Reads and writes tiers in one format of other programs. Stateless. */
interface TierFormat {

    /** Key of the format in macros, in lower case, as {@code eaf}. */
    String format();

    /** Endings of its files without the dot, in lower case; the first is the usual one. */
    List<String> endings();

    /** Whether a file of it holds one tier and no name of it. */
    default boolean holdsOneTier() {
        return false;
    }

    /**
     * Reads all tiers of a file, times brought back to the film's frames.
     *
     * @throws io.github.affectj.base.BadInputException if the file can't be read, in one sentence
     *     that names it and, where it is within, the line
     */
    ReadTiers read(Path path, Film film);

    /**
     * Writes tiers, whole or not at all.
     *
     * @param content what is written; one tier where a file holds no more
     * @param path the file to make or replace
     * @return what the format can't hold, a sentence each
     * @throws io.github.affectj.base.BadInputException if the file can't be written
     */
    List<String> write(WrittenTiers content, Path path);
}
