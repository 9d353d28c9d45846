package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemReportTest {
    @Test
    void saysWhatComputesAndHowFast() {
        List<String> lines = SystemReport.lines("a host");
        assertEquals("Host: a host", lines.get(1));
        assertTrue(line(lines, "Engine").matches("PyTorch 2\\.7\\.1, DJL .+"));
        assertTrue(line(lines, "Graphics card").matches("none \\(.+\\)|.+ \\(driver.+\\)"));
        assertTrue(line(lines, "PyTorch").startsWith("the one that comes with AffectJ"));
        assertTrue(
                line(lines, "Self-test")
                        .matches("8 frames of 112 pixels a side in .+ ms on the CPU.*"),
                line(lines, "Self-test"));
        assertTrue(
                line(lines, "Device")
                        .matches(
                                "(CPU|graphics card \\d+( \\(.+\\))?) \\(computed on it with"
                                        + " device=auto; .+\\)"),
                line(lines, "Device"));
        assertTrue(
                line(lines, "Memory for Java").matches("[1-9]\\d* of [1-9]\\d* MiB in use"),
                line(lines, "Memory for Java"));
        assertEquals(
                "resnet18-imagenet", line(lines, "Starts for trainings, which name no emotions"));
        assertTrue(!line(lines, "Models").contains("imagenet"), line(lines, "Models"));
        assertTrue(!line(lines, "Models").contains("transnet"), line(lines, "Models"));
        assertEquals(
                "face-kinds (kinds of faces), mtcnn (faces), transnetv2 (shots)",
                line(lines, "Finders, which name no emotions"));
        assertTrue(line(lines, "Start resnet18-imagenet").contains("ImageNet-1k"));
        lines.forEach(line -> assertTrue(line.length() < 500 && !line.contains("\n"), line));
    }

    private static String line(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
