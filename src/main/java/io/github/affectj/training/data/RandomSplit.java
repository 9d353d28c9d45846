package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Splits a set anew, clip by clip, whatever belongs together: only to show by how much scores rise
 * when a network has seen the character or speaker of a test clip. Each split keeps as many clips
 * of each label as it has.
 */
public final class RandomSplit {
    private RandomSplit() {}

    /**
     * The same clips, dealt out at random, without groups.
     *
     * @param set with splits
     * @param seed the same gives the same split
     * @throws BadInputException if the set has no groups, so that nothing would be torn apart
     */
    public static ClipDataset leaking(ClipDataset set, long seed) {
        if (set.samples().stream().allMatch(s -> s.group().isEmpty())) {
            throw new BadInputException(
                    "The data set %s tells no groups, so that its own split is one by clip; leave split=clips out."
                            .formatted(set.folder()));
        }
        Sample[] dealt = new Sample[set.samples().size()];
        Random random = new Random(seed);
        for (int label = Sample.NO_LABEL; label < set.labels().size(); label++) {
            List<Integer> places = new ArrayList<>();
            List<String> splits = new ArrayList<>();
            for (int i = 0; i < dealt.length; i++) {
                if (set.samples().get(i).label() == label) {
                    places.add(i);
                    splits.add(set.samples().get(i).split());
                }
            }
            Collections.shuffle(splits, random);
            for (int i = 0; i < places.size(); i++) {
                int place = places.get(i);
                dealt[place] = set.samples().get(place).in(splits.get(i), "");
            }
        }
        return new ClipDataset(set.folder(), set.labels(), List.of(dealt));
    }
}
