package io.github.affectj.commands.host;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HelpPageTest {
    /** The page is written by hand; an anchor is made of a heading as GitHub does it. */
    @Test
    void theSectionOfEveryCommandIsThere() throws IOException {
        Map<String, Long> anchors =
                Files.readAllLines(Path.of("src/site/index.md")).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                        .collect(groupingBy(anchor -> anchor, counting()));
        Pattern entry = Pattern.compile(".*, \"([^\"-][^\"]*)\", .*");
        int commands = 0;
        for (String line : Files.readAllLines(Path.of("plugins-config", "plugins.config"))) {
            Matcher matcher = entry.matcher(line);
            if (matcher.matches()) {
                String section = HelpPage.section(matcher.group(1));
                String anchor = section.substring(section.indexOf('#') + 1);
                assertEquals(1, anchors.get(anchor), section);
                commands++;
            }
        }
        assertTrue(commands >= 14, commands + " commands");
    }

    @Test
    void aCommandHasItsSection() {
        assertEquals(
                "https://github.com/affectj/affectj/blob/main/src/site/index.md#open-gif-stack",
                HelpPage.section("Open GIF Stack..."));
        assertTrue(
                HelpPage.link("Play Clip with Audio").contains("index.md#play-clip-with-audio\">"));
    }
}
