package io.github.affectj.pipeline;

import static java.util.stream.Collectors.joining;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.util.List;
import java.util.stream.Stream;

/** What {@link AnalysisSettings#region} stands for. */
public final class RegionChoice {
    private RegionChoice() {}

    /**
     * The regions that are meant.
     *
     * @param choice as in the settings
     * @param there the regions that the clip has
     * @param clip its name, for messages
     * @return none where it is the whole frame
     * @throws BadInputException if there is none such, naming those that there are
     */
    public static List<Region> of(String choice, RegionSet there, String clip) {
        return of(
                choice,
                there,
                clip,
                List.of(AnalysisSettings.WHOLE_FRAME, AnalysisSettings.ALL_REGIONS));
    }

    /**
     * As {@link #of(String, RegionSet, String)} where more is allowed than there.
     *
     * @param fixed what is allowed besides names, for messages
     */
    public static List<Region> of(String choice, RegionSet there, String clip, List<String> fixed) {
        if (choice.equals(AnalysisSettings.WHOLE_FRAME)) {
            return List.of();
        }
        List<Region> all = there.regions();
        if (choice.equals(AnalysisSettings.ALL_REGIONS) && !all.isEmpty()) {
            return all;
        }
        return List.of(
                there.named(choice)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "region=%s: %s has %s."
                                                        .formatted(
                                                                ForeignText.of(choice),
                                                                clip,
                                                                instead(all, fixed)))));
    }

    private static String instead(List<Region> all, List<String> fixed) {
        if (all.isEmpty()) {
            return "no regions; Edit Regions..., Import Regions... and Find Faces... give it some, and region=%s takes the whole frame"
                    .formatted(AnalysisSettings.WHOLE_FRAME);
        }
        return "no such region; allowed are "
                + Stream.concat(fixed.stream(), all.stream().map(Region::name))
                        .collect(joining(", "));
    }
}
