package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

class QuietLogTest {
    /** A level as logback has it. */
    public static final class Level {
        public static final Level WARN = new Level();
        public static final Level TRACE = new Level();
    }

    /** A logger with logback's methods. */
    public static class Levelled extends org.slf4j.helpers.SubstituteLogger {
        private Level level;

        public Levelled(String name) {
            super(name, null, true);
        }

        public Level getLevel() {
            return level;
        }

        public void setLevel(Level newLevel) {
            level = newLevel;
        }
    }

    private final Map<String, Levelled> loggers = new HashMap<>();
    private final ILoggerFactory factory = name -> loggers.computeIfAbsent(name, Levelled::new);

    @Test
    void djlAloneIsSetToWarnings() {
        factory.getLogger("org.scijava");
        QuietLog.quieten(factory, "ai.djl");
        assertSame(Level.WARN, loggers.get("ai.djl").getLevel());
        assertNull(loggers.get("org.scijava").getLevel());
    }

    @Test
    void aLevelThatSomeoneHasChosenStays() {
        factory.getLogger("ai.djl");
        loggers.get("ai.djl").setLevel(Level.TRACE);
        QuietLog.quieten(factory, "ai.djl");
        assertSame(Level.TRACE, loggers.get("ai.djl").getLevel());
    }

    @Test
    void loggersOfAnotherMakeAreLeftAlone() {
        List<String> asked = new ArrayList<>();
        QuietLog.quieten(
                name -> {
                    asked.add(name);
                    return (Logger) NOPLogger.NOP_LOGGER;
                },
                "ai.djl");
        assertEquals(List.of("ai.djl"), asked);
    }
}
