package io.github.affectj.commands.host;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.OwnerStack;
import java.util.Optional;

/**
 * The image that a command is called on: the active one, or the stack that its window stands for.
 */
final class CalledOn {
    private CalledOn() {}

    /**
     * The active image, or the stack that the active plot, table or player of ours belongs to; null
     * if no image is open.
     */
    static ImagePlus image() {
        ImagePlus active = WindowManager.getCurrentImage();
        // A macro has its own notion of what is active: tables and players are no part of it.
        return Host.isMacro() ? OwnerStack.of(active) : OwnerStack.ofActiveWindow(active);
    }

    /**
     * Makes sure that there is one.
     *
     * @param title the command's name, which begins the sentence
     * @throws BadInputException if no image is open, or the active window is one of ours that
     *     stands for no stack, or for one that was closed
     */
    static void require(String title) {
        ImagePlus active = WindowManager.getCurrentImage();
        Optional<String> missing =
                Host.isMacro()
                        ? OwnerStack.missing(active)
                        : OwnerStack.missingOfActiveWindow(active);
        if (missing.isPresent()) {
            throw new BadInputException(title + ": " + missing.get());
        }
        if (image() == null) {
            throw new BadInputException(
                    title + ": there is no open image; open a stack or a GIF first.");
        }
    }
}
