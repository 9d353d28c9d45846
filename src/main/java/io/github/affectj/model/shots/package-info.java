/**
 * Networks that find where shots of a film end: {@link io.github.affectj.model.shots.ShotPredictor}
 * opens a stored one and scores windows of frames; {@link
 * io.github.affectj.model.shots.ShotArchitecture} is the extension point. Frames of 48x27 pixels
 * come in, two probabilities a frame go out. These networks know nothing of emotions.
 */
package io.github.affectj.model.shots;
