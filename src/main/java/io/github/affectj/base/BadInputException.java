package io.github.affectj.base;

/**
 * Something that the user gave can't be used. The message is one clear sentence for the user: it
 * names the file, key or value and says what is allowed.
 */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence one sentence for the user, naming the file, key or value and what is allowed
     */
    public BadInputException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence one sentence for the user, naming the file, key or value and what is allowed
     * @param cause what was thrown underneath, for the log
     */
    public BadInputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
