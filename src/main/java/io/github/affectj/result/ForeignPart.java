package io.github.affectj.result;

import java.util.Optional;

/**
 * A part of a result file that this version does not know: kept word for word, so that it is there
 * when the file is written again.
 *
 * @param key its key in the file
 * @param json its value there, as JSON
 */
public record ForeignPart(String key, String json) implements ResultPart {

    /** Empty: what is not understood can't be cut. */
    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.empty();
    }
}
