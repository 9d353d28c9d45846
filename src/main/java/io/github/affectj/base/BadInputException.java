package io.github.affectj.base;

/**
 * Something that the user gave can't be used. The message is one clear sentence for the user: it
 * names the file, key or value and says what is allowed. Whatever names stand in it, it is one line
 * of bounded length (see {@link ForeignText}).
 */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence one sentence for the user, naming the file, key or value and what is allowed
     */
    public BadInputException(String sentence) {
        super(ForeignText.sentence(sentence));
    }

    /**
     * @param sentence one sentence for the user, naming the file, key or value and what is allowed
     * @param cause what was thrown underneath, for the log
     */
    public BadInputException(String sentence, Throwable cause) {
        super(ForeignText.sentence(sentence), cause);
    }
}
