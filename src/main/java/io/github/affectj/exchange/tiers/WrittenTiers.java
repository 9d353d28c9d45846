package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import java.util.Optional;

/**
 * What is to be written.
 *
 * @param tiers the tiers
 * @param film that they speak of
 * @param elan the file of ELAN that is to be brought up to date; empty for a new one, and for other
 *     formats
 */
public record WrittenTiers(AnnotationSet tiers, Film film, Optional<ElanDocument> elan) {}
