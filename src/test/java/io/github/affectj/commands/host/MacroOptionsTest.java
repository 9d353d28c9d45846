package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;
import io.github.affectj.base.BadInputException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {
    @Test
    void readsWhatImageJWrites() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("path", "/a b/[c] d.gif");
        expected.put("n", "3");
        expected.put("note", "it is");
        expected.put("empty", "");
        expected.put("bare", null);
        assertEquals(
                expected,
                MacroOptions.parse("path=[/a b/[c] d.gif] n=3  note='it is' empty= bare "));
    }

    @Test
    void nothingIsNoEntry() {
        assertEquals(Map.of(), MacroOptions.parse(null));
        assertEquals(Map.of(), MacroOptions.parse("  "));
    }

    @Test
    void aKeyInsideAValueIsNoKey() {
        assertEquals(Map.of("note", "n=77 x"), MacroOptions.parse("note=[n=77 x]"));
    }

    @Test
    void tellsWhatIsNotClosedOrDouble() {
        assertTrue(complaint("path=[a b").contains("closing bracket"));
        assertTrue(complaint("path='a b").contains("closing quote"));
        assertTrue(complaint("n=1 n=2").contains("\"n\" is given twice"));
    }

    @Test
    void tellsWhatToDoWithABracketInAPath() {
        assertTrue(complaint("path=[/a/b]c.gif]").contains("between single quotes"));
        assertTrue(complaint("path=[/a/b] c.gif]").contains("value of \"path\" goes on"));
        assertEquals(Map.of("path", "/a/b]c.gif"), MacroOptions.parse("path='/a/b]c.gif'"));
        assertEquals(Map.of("path", "/a/b]c.gif"), MacroOptions.parse("path=/a/b]c.gif"));
    }

    /** Wherever ImageJ's own reading is not misled, ours is the same. */
    @Property
    void agreesWithImageJ(
            @ForAll @Size(max = 5)
                    Map<
                                    @LowerChars @StringLength(min = 1, max = 6) String,
                                    @AlphaChars @NumericChars @StringLength(max = 8) String>
                            given) {
        StringBuilder text = new StringBuilder();
        given.forEach((key, value) -> text.append(key).append("=[").append(value).append("] "));
        Map<String, String> byImageJ = new HashMap<>();
        given.keySet()
                .forEach(key -> byImageJ.put(key, Macro.getValue(text.toString(), key, null)));
        assertEquals(byImageJ, MacroOptions.parse(text.toString()));
    }

    private static String complaint(String options) {
        return assertThrows(BadInputException.class, () -> MacroOptions.parse(options))
                .getMessage();
    }
}
