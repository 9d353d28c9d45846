package io.github.affectj.training.report;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.result.Faithfulness;
import java.util.Map;

/** Tests the maps of a clip by deletion and insertion, which takes very many analyses of it. */
@FunctionalInterface
public interface MapTester {

    /**
     * Tests a clip, which stays open.
     *
     * @return what was found by the source of the maps: {@code gradcam}, {@code attention}, or
     *     {@link Faithfulness#MOMENTS}; empty for a clip without a picture
     */
    Map<String, Faithfulness> test(Clip clip, Progress progress);
}
