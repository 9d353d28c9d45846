package io.github.affectj.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results under the keys of their regions. */
class RenamedRegionsTest {
    private static final EmotionTimeline WHOLE = SampleResults.plain(64, 48, 3);
    private static final String MODEL = WHOLE.model().id();

    private static EmotionTimeline of(String region, int frames) {
        EmotionTimeline plain = SampleResults.plain(64, 48, frames);
        return SampleResults.inRegion(plain, region, new SeenRegion.Place(1, 2, 3, 4));
    }

    private static ResultKey key(String region) {
        return new ResultKey(MODEL, region);
    }

    private static ResultSet set() {
        return ResultSet.of(List.of(of("a", 3), of("b", 2), WHOLE)).withCurrent(key("b"));
    }

    private static List<String> regions(ResultSet set) {
        return new ArrayList<>(set.timelines().keySet().stream().map(ResultKey::region).toList());
    }

    @Test
    void aRenamedOneKeepsItsPlaceAndStaysTheCurrentOne() {
        ResultSet renamed = set().withRegionRenamed("b", "c");
        assertEquals(List.of("a", "c", ""), regions(renamed));
        assertEquals(Optional.of(key("c")), renamed.current());
        assertEquals(Optional.of(of("c", 2)), renamed.timeline());
        assertEquals("c", renamed.timeline().orElseThrow().region().orElseThrow().name());
    }

    @Test
    void itIsFoundAgainByWhatItWasBefore() {
        ResultSet renamed = set().withRegionRenamed("b", "c");
        assertEquals(Optional.of(key("c")), renamed.keyOfSame(key("b"), of("b", 2)));
        assertEquals(Optional.of(key("a")), renamed.keyOfSame(key("a"), of("a", 3)));
        assertEquals(Optional.empty(), renamed.keyOfSame(key("b"), of("b", 1)));
        // Whole frames are no region, whatever they say.
        assertEquals(Optional.empty(), ResultSet.of(WHOLE).keyOfSame(key("a"), of("a", 3)));
        assertEquals(Optional.empty(), ResultSet.of(of("a", 3)).keyOfSame(key(""), WHOLE));
    }

    @Test
    void anotherOfItsModelBecomesTheCurrentOneWhereItGoes() {
        ResultSet fewer = set().withOnly(key -> !key.region().equals("b"));
        assertEquals(List.of("a", ""), regions(fewer));
        assertEquals(Optional.of(key("a")), fewer.current());
        ResultSet none = fewer.withOnly(key -> false);
        assertEquals(Optional.empty(), none.current());
        assertEquals(ResultSet.EMPTY, none.withOnly(key -> true));
    }
}
