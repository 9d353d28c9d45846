package io.github.affectj.commands.host;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Which inputs of a command a person has filled into a dialog, and how to ask for them again. */
final class Asked {
    private volatile List<String> left = List.of();
    private volatile BooleanSupplier dialog;
    private volatile boolean script;

    /** Keeps which inputs nothing but a dialog can give now, by key. */
    void leave(List<String> keys) {
        left = keys;
    }

    /** The inputs that were left to a dialog, by key. */
    List<String> left() {
        return left;
    }

    /** Keeps how to ask again: it sets the inputs anew, or gives false if the person gave up. */
    void by(BooleanSupplier again) {
        dialog = again;
    }

    /** Says that a script gave the inputs: nobody is there to answer. */
    void byScript() {
        script = true;
    }

    /** Whether a script gave the inputs, which reads why they were refused from the module. */
    boolean isByScript() {
        return script;
    }

    /** Whether there was a dialog. */
    boolean byDialog() {
        return dialog != null;
    }

    /**
     * Tells a person what is wrong with the inputs and asks for others, in the dialog as it was.
     *
     * @return false if the person gave up
     */
    boolean again(CommandInputs inputs, String sentence) {
        Host.tell(inputs.title(), inputs.inWordsOfTheDialog(sentence));
        return dialog.getAsBoolean();
    }
}
