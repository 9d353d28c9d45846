package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.exchange.tiers.WrittenTiers;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes from files of tiers to a stack, and from a stack to such files. */
public final class StackTiers {
    private StackTiers() {}

    /** Names of the tiers, to choose from, with all of them first. */
    public static List<String> choices(ImagePlus image) {
        List<String> choices = new ArrayList<>(List.of(TierFiles.ALL));
        if (image != null) {
            choices.addAll(AttachedTiers.choices(image));
        }
        return choices;
    }

    /** What a stack tells of the film that it shows. */
    public static Film film(ImagePlus image) {
        try (StackClip clip = new StackClip(image)) {
            return Film.of(clip);
        }
    }

    /**
     * What is to be written.
     *
     * @param tier name of a tier, or {@link TierFiles#ALL}
     * @throws io.github.affectj.base.BadInputException if there is no such tier
     */
    public static WrittenTiers written(ImagePlus image, String tier) {
        AttachedTiers.require(image);
        AnnotationSet tiers = AttachedTiers.of(image);
        Film film = film(image);
        if (tier.equals(TierFiles.ALL)) {
            Optional<ElanDocument> elan =
                    StackResults.of(image).get().part(ElanDocument.KEY, ElanDocument.class);
            return new WrittenTiers(tiers, film, elan);
        }
        return new WrittenTiers(
                new AnnotationSet(List.of(tiers.need(tier))), film, Optional.empty());
    }

    /**
     * Attaches tiers of a file, all or none.
     *
     * @return a sentence if what else a file of ELAN held, which was imported before, gave way
     */
    public static Optional<String> attach(ImagePlus image, TierFiles.Merged merged) {
        StackResults results = StackResults.of(image);
        Optional<ElanDocument> before = results.get().part(ElanDocument.KEY, ElanDocument.class);
        ResultSet more = ResultSet.EMPTY.with(merged.tiers());
        if (merged.elan().isPresent()) {
            more = more.with(merged.elan().get());
        }
        results.add(more, "Import Annotations");
        boolean other =
                before.isPresent()
                        && merged.elan().isPresent()
                        && !before.get().xml().equals(merged.elan().get().xml());
        return other
                ? Optional.of(
                        "An export to .eaf is made of this file from now on; what the one imported before held besides its tiers is not in it.")
                : Optional.empty();
    }
}
