package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CudaDriverTest {
    @Test
    void toldAsPeopleKnowIt() {
        assertEquals(
                "One, Two (driver 550.54.15, CUDA 12.4)",
                new CudaDriver(12040, "550.54.15", List.of("One", "Two")).toString());
        assertEquals("none (driver, CUDA 11.8)", new CudaDriver(11080, "", List.of()).toString());
    }

    @Test
    void aDriverServesItsOwnGenerationAndOlderOnes() {
        CudaDriver driver = new CudaDriver(12040, "", List.of());
        assertTrue(driver.serves("12.8"));
        assertTrue(driver.serves("11.8"));
        assertFalse(driver.serves("13.0"));
    }
}
