package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.ForeignText;
import io.github.affectj.commands.host.Host;
import io.github.affectj.training.learn.LearntFilm;
import java.awt.GraphicsEnvironment;

/** A model of the open film, offered to label the rest of it. */
public final class LearntModel {
    private LearntModel() {}

    /**
     * Tells in the log what was learnt and how to use it, and remembers the model for the dialogs.
     * A person is asked whether to label the film at once, where the model is worth it; a macro is
     * not.
     *
     * @param image the film
     */
    public static void tell(LearntFilm learnt, ImagePlus image) {
        learnt.sentences().forEach(sentence -> IJ.log(ForeignText.sentence(sentence)));
        ModelInput.recent().remember(learnt.model());
        String options = "model=[" + learnt.model() + "]";
        IJ.log(
                "The model labels the rest of the film by run(\"Recognize Emotions...\", \"%s\"); the dialog offers it from now on."
                        .formatted(options));
        if (!learnt.isBetter() || GraphicsEnvironment.isHeadless() || Host.isMacro()) {
            return;
        }
        Thread asking = new Thread(() -> ask(learnt, image, options), "AffectJ learnt model");
        asking.start();
    }

    /** On a thread of its own, so that the command that learnt has ended before the next begins. */
    private static void ask(LearntFilm learnt, ImagePlus image, String options) {
        boolean agreed =
                Host.asks(
                        "Learn from Labels",
                        learnt.howGood() + " Label the whole film with the model now?",
                        "Label the film",
                        "Later");
        if (agreed) {
            IJ.run(image, "Recognize Emotions...", options);
        }
    }
}
