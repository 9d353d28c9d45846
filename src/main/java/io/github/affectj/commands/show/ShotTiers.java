package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.Clip;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.shots.ShotCuts;
import io.github.affectj.pipeline.shots.ShotList;
import java.util.List;

/** Tiers that Detect Shots... attaches, beside those that are there. */
public final class ShotTiers {
    private ShotTiers() {}

    /**
     * A tier under a name that takes nothing away from a person: its own where that is free or
     * stands for what the same network found earlier and nobody changed, else one with a number.
     *
     * @param there the tiers of the stack
     */
    public static Tier freed(Tier made, AnnotationSet there) {
        boolean ours =
                there.tier(made.name())
                        .map(
                                earlier ->
                                        earlier.coder().equals(made.coder())
                                                && earlier.segments().stream()
                                                        .allMatch(s -> s.source().isEmpty()))
                        .orElse(true);
        return ours ? made : made.named(there.freeName(made.name()));
    }

    /**
     * The settings with the shots of a stack's tier {@code shots}, which is told in the log; as
     * they are where it has no such tier or no cut.
     */
    public static AnalysisSettings cut(AnalysisSettings settings, ImagePlus image, Clip clip) {
        List<Integer> shots =
                AttachedTiers.of(image)
                        .tier(ShotList.SHOTS)
                        .map(tier -> ShotCuts.of(tier, clip.times()))
                        .orElse(List.of());
        if (!shots.isEmpty()) {
            IJ.log(
                    "%s: no window reaches over a cut (tier %s: %s)."
                            .formatted(
                                    ForeignText.of(clip.name()),
                                    ShotList.SHOTS,
                                    Counts.of(shots.size(), "cut")));
        }
        return settings.withShots(shots);
    }

    /** Says in the log where a tier could not have its own name. */
    public static void tell(Tier made, Tier kept, String image) {
        if (!made.name().equals(kept.name())) {
            IJ.log(
                    "%s has a tier '%s' of somebody else, which stays; the new one is '%s'."
                            .formatted(ForeignText.of(image), made.name(), kept.name()));
        }
    }
}
