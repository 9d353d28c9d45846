package io.github.affectj.training.learn;

import java.nio.file.Path;

/**
 * How to learn from labels.
 *
 * @param output folder for the model and what is told of it; not there yet, or empty
 * @param init id or folder of a model or start with a ResNet18, whose backbone looks at the frames;
 *     {@link #AUTO} for the one that does best
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record LearnSettings(Path output, String init, String device) {
    /** Takes {@link #BEST}. */
    public static final String AUTO = "auto";

    /** The backbone that {@link #AUTO} stands for; src/site/learn.md tells how it was found. */
    public static final String BEST = "gif7-resnet18-convgru";

    /** The model or start to take the backbone of. */
    String start() {
        return init.isBlank() || init.strip().equals(AUTO) ? BEST : init.strip();
    }
}
