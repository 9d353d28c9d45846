package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoggedProgressTest {
    @Test
    void tellsALineEveryHalfMinute() {
        long[] now = {5};
        List<String> lines = new ArrayList<>();
        LoggedProgress progress = new LoggedProgress(Progress.NONE, lines::add, () -> now[0]);
        for (int second = 0; second < 95; second++) {
            progress.update(second / 100.0, "clip " + second);
            now[0] += TimeUnit.SECONDS.toNanos(1);
        }
        assertEquals(List.of("30 %: clip 30", "60 %: clip 60", "90 %: clip 90"), lines);
    }
}
