package io.github.affectj.model.engine;

import java.lang.reflect.Method;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Keeps what DJL tells of its start out of the host's console. Fiji logs through logback, with
 * every message down to debug; DJL alone writes more than a dozen lines there, which look like
 * faults to a user. Warnings and errors still come through.
 */
final class QuietLog {
    private static final String DJL = "ai.djl";

    private QuietLog() {}

    /** Sets DJL's loggers to warnings, where the host's logger lets us and nobody has set them. */
    static void ofDjl() {
        quieten(LoggerFactory.getILoggerFactory(), DJL);
    }

    /**
     * Sets a logger to warnings, by reflection: logback is no library of ours. Loggers of another
     * make have no such methods and are left as they are, as is a level that someone has chosen.
     */
    static void quieten(ILoggerFactory factory, String name) {
        Object logger = factory.getLogger(name);
        try {
            if (logger.getClass().getMethod("getLevel").invoke(logger) == null) {
                Method setter = setter(logger);
                Class<?> levels = setter.getParameterTypes()[0];
                setter.invoke(logger, levels.getField("WARN").get(null));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another kind of logger, or one that does not let us: its lines stay.
            return;
        }
    }

    private static Method setter(Object logger) throws NoSuchMethodException {
        for (Method method : logger.getClass().getMethods()) {
            if (method.getName().equals("setLevel") && method.getParameterCount() == 1) {
                return method;
            }
        }
        throw new NoSuchMethodException("setLevel");
    }
}
