package io.github.affectj.model.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "small|small",
                "gif7-resnet18-convgru|gif7-resnet18-convgru",
                "My model (v1.2)|My model (v1.2)",
                "Gefühle_2|Gefühle_2",
                "感情|感情",
                "../../etc/passwd|etc_passwd",
                "C:\\models\\x|C_models_x",
                "a]b \"c\"|a_b _c_",
                ".hidden|hidden",
                "-rf|rf",
                "ends. . |ends",
                "tab~and/line|tab_and_line",
                "<html>x|html_x",
                "auto|my-auto",
                "None|my-None",
                "CON|my-CON",
                "lpt1.txt|my-lpt1.txt",
                "console|console",
            })
    void isTheIdAsFarAsAFolderCanHaveIt(String id, String name) {
        assertEquals(name, ModelName.of(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "///", "???", "._."})
    void refusesWhatNoFolderCanBeNamedOf(String id) {
        BadInputException e = assertThrows(BadInputException.class, () -> ModelName.of(id));
        assertTrue(e.getMessage().contains("needs letters or digits"), e.getMessage());
    }

    @Test
    void isShort() {
        assertEquals("é".repeat(ModelName.LONGEST), ModelName.of("é".repeat(5000)));
        String faces = "\ud840\udc00".repeat(5000); // letters of two chars each
        assertEquals("\ud840\udc00".repeat(ModelName.LONGEST), ModelName.of(faces));
    }

    /**
     * Whatever the id: a folder below, no key of a macro broken, and the same for the name itself.
     */
    @Property
    void isOneFolderBelow(@ForAll String id) {
        String name;
        try {
            name = ModelName.of(id);
        } catch (BadInputException e) {
            assertTrue(id.codePoints().noneMatch(c -> c < 128 && Character.isLetter(c)), id);
            return;
        }
        Path home = Path.of("models").toAbsolutePath();
        assertEquals(home, home.resolve(name).normalize().getParent());
        assertTrue(name.equals(name.strip()) && !name.startsWith("."), name);
        assertTrue("[]\"'\\/:*?<>|=\n\t".chars().noneMatch(c -> name.indexOf(c) >= 0), name);
        assertEquals(name, ModelName.of(name));
    }
}
