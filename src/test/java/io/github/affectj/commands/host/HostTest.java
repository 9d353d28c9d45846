package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.BadInputException;
import org.junit.jupiter.api.Test;

class HostTest {
    /**
     * ImageJ and Swing draw a message as HTML, pictures from the network included, by its start.
     */
    @Test
    void noMessageBeginsWithANameThatIsNotOurs() {
        assertEquals("There is no key.", Host.underTitle("Demo", "Demo: there is no key."));
        assertEquals(
                "Demo: <html><img src='http://a.b/c'>.gif is damaged.",
                Host.underTitle("Demo", "Demo: <html><img src='http://a.b/c'>.gif is damaged."));
        assertEquals("Demo: film.mp4 is cut.", Host.underTitle("Demo", "Demo: film.mp4 is cut."));
        assertEquals("Demo: /a/b is cut.", Host.underTitle("Demo", "/a/b is cut."));
    }

    @Test
    void everySentenceBeginsWithTheCommand() {
        assertEquals(
                "Demo: <html>.gif is damaged.",
                Failure.sentence("Demo", new BadInputException("<html>.gif is damaged."), null));
        assertEquals(
                "Demo: there is no key.",
                Failure.sentence("Demo", new BadInputException("Demo: there is no key."), null));
    }
}
