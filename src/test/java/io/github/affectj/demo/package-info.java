/**
 * The smallest plugin of each kind that another project may add to AffectJ: a {@link
 * io.github.affectj.media.ClipReader}, a {@link io.github.affectj.model.ModelArchitecture} and a
 * {@link io.github.affectj.export.ResultExporter}. Copy one to begin with; {@code
 * ExtensionPointsTest} finds and uses all three.
 */
package io.github.affectj.demo;
