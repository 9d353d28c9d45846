package io.github.affectj.commands.host;

/** A command that has more to tell of its inputs than their descriptions. */
@FunctionalInterface
public interface InputNotes {
    /**
     * What a dialog tells of an input beside its description, as what the installed models were
     * trained on; empty for nothing.
     *
     * @param key of the input
     */
    String note(String key);

    /** The note of an input of any command, a space before it; empty if there is none. */
    static String of(Object command, String key) {
        String note = command instanceof InputNotes notes ? notes.note(key) : "";
        return note.isEmpty() ? "" : " " + note;
    }
}
