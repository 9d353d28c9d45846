package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
    private static List<Integer> sizes(int size, int most) {
        List<Part> parts = Part.of(size, most);
        int at = 0;
        for (Part part : parts) {
            assertEquals(at, part.from());
            at = part.to();
        }
        assertEquals(size, at);
        return parts.stream().map(p -> p.to() - p.from()).toList();
    }

    @Test
    void oneThatIsLeftOverJoinsThePartBefore() {
        assertEquals(List.of(6, 6, 2), sizes(14, 6));
        assertEquals(List.of(6, 7), sizes(13, 6));
        assertEquals(List.of(6, 6), sizes(12, 6));
        assertEquals(List.of(3), sizes(3, 2));
        assertEquals(List.of(1, 1, 1), sizes(3, 1));
        assertEquals(List.of(1), sizes(1, 6));
        assertEquals(List.of(), sizes(0, 6));
    }
}
