package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void oneIsNoPlural() {
        assertEquals("1 clip", Counts.of(1, "clip"));
        assertEquals("0 clips", Counts.of(0, "clip"));
        assertEquals("2 whole frames", Counts.of(2, "whole frame"));
        assertEquals("is", Counts.word(1, "is", "are"));
        assertEquals("are", Counts.word(0, "is", "are"));
    }
}
