package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import io.github.affectj.base.ChildJvm;
import java.io.InputStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchChoiceTest {
    private static final Optional<CudaDriver> CARD = driver(12060, "A card");
    private static final TorchChoice.Probe SERVES = torch -> Optional.empty();

    @TempDir Path temp;

    @BeforeEach
    void cardsAreServedHere() {
        assumeTrue(
                (Platform.isLinux() || Platform.isWindows()) && Platform.isIntel(),
                "DJL has a library for cards on Linux and Windows with x86-64 only");
    }

    private static Optional<CudaDriver> driver(int cuda, String... cards) {
        return Optional.of(new CudaDriver(cuda, "550.54.15", List.of(cards)));
    }

    private TorchChoice choose(Optional<CudaDriver> driver, TorchChoice.Probe probe) {
        return TorchChoice.of("AFFECTJ_PYTORCH", temp.toString(), () -> driver, probe);
    }

    private static void isOurs(TorchChoice choice, String reason) {
        assertEquals(Optional.empty(), choice.torch());
        String said = choice.reason().orElseThrow();
        assertTrue(said.startsWith("AFFECTJ_PYTORCH can't be used: "), said);
        assertTrue(said.contains(reason), said);
        assertFalse(said.endsWith("."), said);
    }

    @Test
    void nothingNamedAsksForNothing() {
        TorchChoice choice =
                TorchChoice.of(
                        "AFFECTJ_PYTORCH",
                        " ",
                        () -> {
                            throw new IllegalStateException("driver");
                        },
                        SERVES);
        assertEquals(TorchChoice.ours(), choice);
    }

    @Test
    void whatServesIsTaken() throws Exception {
        TorchFiles.make(temp, "2.7.1+cu126", "'12.6'");
        TorchChoice choice = choose(CARD, SERVES);
        assertEquals(temp.resolve("lib"), choice.torch().orElseThrow().lib());
        assertEquals(Optional.empty(), choice.reason());
        // CUDA's numbers behind the point may differ.
        assertTrue(choose(driver(12020, "A card"), SERVES).torch().isPresent());
    }

    @Test
    void whatDoesNotServeIsToldAndOursIsTaken() throws Exception {
        isOurs(choose(CARD, SERVES), "There is no PyTorch in " + temp);
        TorchFiles.make(temp, "2.5.1+cu124", "'12.4'");
        isOurs(choose(CARD, SERVES), temp + " is PyTorch 2.5.1+cu124; 2.7.1 is needed");
        TorchFiles.make(temp, "2.7.1+cpu", "None");
        isOurs(choose(CARD, SERVES), "is PyTorch 2.7.1+cpu without CUDA; one with CUDA is needed");
        TorchFiles.make(temp, "2.7.1+cu128", "'12.8'");
        isOurs(choose(Optional.empty(), SERVES), CudaDriver.library() + " was not found");
        isOurs(choose(driver(12080), SERVES), "driver finds no graphics card");
        isOurs(
                choose(driver(11040, "Old card"), SERVES),
                "needs a driver for CUDA 12.8, and that of Old card is for 11.4");
        isOurs(choose(CARD, torch -> Optional.of("it smells burnt")), "it smells burnt");
    }

    /** It is chosen once: what is thrown would be thrown at every later use of the engine. */
    @Test
    void whateverFailsMeansOurs() throws Exception {
        TorchFiles.make(temp, "2.7.1+cu126", "'cu126'");
        isOurs(choose(CARD, SERVES), temp + " fails when it is looked at (");
        TorchFiles.make(temp, "2.7.1+cu126", "'12.6'");
        isOurs(
                choose(
                        CARD,
                        torch -> {
                            throw new FileSystemNotFoundException("of the jar");
                        }),
                "FileSystemNotFoundException: of the jar)");
        isOurs(
                TorchChoice.of(
                        "AFFECTJ_PYTORCH",
                        temp.toString(),
                        () -> {
                            throw new NoClassDefFoundError("of the driver");
                        },
                        SERVES),
                "NoClassDefFoundError: of the driver)");
    }

    /** In a Java of its own: an engine that is started can't take another one. */
    @Test
    void theEngineStartsWithOursWhateverIsNamed() throws Exception {
        TorchFiles.make(temp.resolve("lib/python3.11/site-packages/torch"), "2.5.1", "None");
        ChildJvm.End end =
                ChildJvm.run(
                        temp, Map.of("AFFECTJ_PYTORCH", temp.toString()), List.of(), Start.class);
        assertEquals(0, end.status(), end.output());
        assertTrue(end.output().contains("is PyTorch 2.5.1; 2.7.1 is needed"), end.output());
        assertTrue(end.output().contains("computed 3.0 on cpu()"), end.output());
        assertTrue(
                end.output()
                        .contains(
                                "device=gpu: no GPU that the engine can use was found, since"
                                        + " AFFECTJ_PYTORCH can't be used"),
                end.output());
    }

    /** What the host keeps serves where the variable is not set. */
    @Test
    void whatTheHostKeepsIsHeeded() throws Exception {
        Path nowhere = temp.resolve("nowhere");
        ChildJvm.End end =
                ChildJvm.run(
                        temp,
                        Map.of("AFFECTJ_PYTORCH", ""),
                        List.of("-Daffectj.pytorch=" + nowhere),
                        Start.class);
        assertEquals(0, end.status(), end.output());
        assertTrue(
                end.output()
                        .contains(
                                "since the PyTorch that was named in Set Up GPU... can't be used: "
                                        + nowhere
                                        + " is no folder"),
                end.output());
        assertTrue(end.output().contains("computed 3.0 on cpu()"), end.output());
    }

    /** Starts the engine and computes. */
    static final class Start {
        public static void main(String[] args) {
            System.out.println(
                    TorchSetting.complaint(io.github.affectj.base.Progress.NONE).orElse("fine"));
            try (var manager = DjlRuntime.engine().newBaseManager(DjlRuntime.device("auto"))) {
                var sum = manager.create(1f).add(2f);
                System.out.println("computed " + sum.getFloat() + " on " + sum.getDevice());
            }
            try {
                DjlRuntime.device("gpu");
            } catch (io.github.affectj.base.BadInputException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** The child finds what is wrong with the libraries, and this Java goes on. */
    @Test
    void aLibraryThatIsNoneIsFoundInAJavaOfItsOwn() throws Exception {
        TorchFiles.make(temp, "2.7.1+cu126", "'12.6'");
        String said = TorchProbe.complaint(TorchFolder.find(temp.toString())).orElseThrow();
        assertTrue(said.startsWith(temp + " fails when it is tried out ("), said);
        assertTrue(said.contains(System.mapLibraryName("torch")), said);
    }

    @Test
    void versionAndBuildAreThoseOfDjlsLibrary() throws Exception {
        ClassLoader loader = TorchChoice.class.getClassLoader();
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream("jnilib/pytorch.properties")) {
            properties.load(in);
        }
        String version = properties.getProperty("jni_version");
        assertTrue(version.startsWith(TorchChoice.VERSION + "-"), version);
        for (String library :
                List.of("linux-x86_64/%s/libdjl_torch.so", "win-x86_64/%s/djl_torch.dll")) {
            assertNotNull(
                    loader.getResource("jnilib/" + library.formatted(TorchChoice.FLAVOR)), library);
        }
    }
}
