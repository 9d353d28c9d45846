/**
 * Faces of a film: {@link io.github.affectj.pipeline.faces.FaceDetection} takes a clip and gives
 * {@link io.github.affectj.pipeline.faces.FoundFaces}, a region for each face through each shot,
 * without those that look drawn; {@link io.github.affectj.pipeline.faces.FaceFinder} does so for
 * many clips. Works without a window; the command and scripts come through here.
 */
package io.github.affectj.pipeline.faces;
