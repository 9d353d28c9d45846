package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HelpPageTest {
    @Test
    void aCommandHasItsSection() {
        assertEquals(
                "https://github.com/affectj/affectj/blob/main/src/site/index.md#open-gif-stack",
                HelpPage.section("Open GIF Stack..."));
        assertTrue(
                HelpPage.link("Play Clip with Audio").contains("index.md#play-clip-with-audio\">"));
    }
}
