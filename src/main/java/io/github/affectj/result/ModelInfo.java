package io.github.affectj.result;

import io.github.affectj.base.ForeignText;

/**
 * Which model made a result.
 *
 * @param id name of the model's folder, as {@code gif7-resnet18-convgru}
 * @param architecture key of its architecture
 * @param sha256 SHA-256 of its weights, in lower-case hexadecimal
 * @param licence licence of the weights, as an SPDX expression
 */
public record ModelInfo(String id, String architecture, String sha256, String licence) {
    /** What is foreign in it is shown in titles and tables. */
    public ModelInfo {
        id = ForeignText.of(id);
        architecture = ForeignText.of(architecture);
        sha256 = ForeignText.of(sha256);
        licence = ForeignText.of(licence);
    }
}
