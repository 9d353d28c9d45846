package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.training.learn.LabelledFilm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The open stacks that a person labelled in a tier of one name. */
public final class LabelledStacks {
    private final List<ImagePlus> images = new ArrayList<>();
    private final String tier;

    private LabelledStacks(String tier) {
        this.tier = tier;
    }

    /**
     * A stack and all others that are open and have the tier, too. One whose tier is the same is a
     * copy, which would only tell again what is known, and is passed over.
     *
     * @throws io.github.affectj.base.BadInputException if the stack has no such tier
     */
    public static LabelledStacks of(ImagePlus image, String tier) {
        LabelledStacks stacks = new LabelledStacks(tier);
        List<List<Segment>> seen = new ArrayList<>();
        seen.add(AttachedTiers.of(image).need(tier).segments());
        stacks.images.add(image);
        int[] ids = WindowManager.getIDList();
        for (int id : ids == null ? new int[0] : ids) {
            ImagePlus open = WindowManager.getImage(id);
            if (open == null || open == image) {
                continue;
            }
            Optional<Tier> other = AttachedTiers.of(open).tier(tier);
            if (other.isPresent() && !seen.contains(other.get().segments())) {
                seen.add(other.get().segments());
                stacks.images.add(open);
            }
        }
        return stacks;
    }

    /** Says in the log which stacks are taken, where they are several. */
    public void tell() {
        if (images.size() > 1) {
            IJ.log(
                    "The tier %s is learnt from %s that are open: %s."
                            .formatted(
                                    ForeignText.of(tier),
                                    Counts.of(images.size(), "film"),
                                    images.stream()
                                            .map(image -> ForeignText.of(image.getTitle()))
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** The films, in the order of the stacks; nothing needs to be closed. */
    public List<LabelledFilm> films() {
        return images.stream()
                .map(
                        image ->
                                new LabelledFilm(
                                        new StackClip(image),
                                        AttachedTiers.of(image).need(tier),
                                        AttachedTiers.of(image).tier(ShotList.SHOTS)))
                .toList();
    }

    /**
     * Attaches a tier to each stack, where there is one; a person's tier of the same name stays.
     */
    public void attach(List<Optional<Tier>> made) {
        for (int i = 0; i < images.size(); i++) {
            if (made.get(i).isPresent()) {
                ImagePlus image = images.get(i);
                AnnotationSet there = AttachedTiers.of(image);
                Tier kept = ShotTiers.freed(made.get(i).get(), there);
                StackResults.of(image).put(List.of(there.with(kept)), "Learn from Labels");
                ShotTiers.tell(made.get(i).get(), kept, image.getTitle());
                IJ.log(
                        "%s has the tier '%s': what to label next, with ranks."
                                .formatted(ForeignText.of(image.getTitle()), kept.name()));
            }
        }
    }
}
