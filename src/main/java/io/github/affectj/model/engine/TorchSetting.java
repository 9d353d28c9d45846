package io.github.affectj.model.engine;

import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which PyTorch the user has named for graphics cards: by the environment variable {@value
 * #VARIABLE}, or by what the host keeps for its user and hands on as a system property. The
 * variable comes first.
 */
public final class TorchSetting {
    public static final String VARIABLE = "AFFECTJ_PYTORCH";

    /** The system property for the folder that is kept. */
    private static final String PROPERTY = "affectj.pytorch";

    /** Decides once in a Java, when it is first asked: what the engine has loaded, stays. */
    private static final class Decided {
        static final CompletableFuture<TorchChoice> CHOICE =
                CompletableFuture.supplyAsync(TorchSetting::decide, Decided::start);

        /** Not among the threads that all share, one of which may be waiting for it. */
        private static void start(Runnable decision) {
            Thread thread = new Thread(decision, "AffectJ looks for a GPU");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private TorchSetting() {}

    /**
     * Hands on the folder that the host keeps; heeded if the engine has not been started yet.
     *
     * @param folder empty for AffectJ's own PyTorch
     */
    public static void keep(String folder) {
        System.setProperty(PROPERTY, folder);
    }

    /**
     * Checks a folder.
     *
     * @return version and folder, to be told
     * @throws io.github.affectj.base.BadInputException if the engine can't load what it holds
     */
    public static String check(String folder) {
        return TorchChoice.fitting(folder).toString();
    }

    /**
     * Why the engine does not take what the user has named, as a sentence; empty if it does, or if
     * nothing is named. It is decided when this is first asked, which may take some seconds.
     *
     * @throws io.github.affectj.base.CancelledException if the progress says so first
     */
    public static Optional<String> complaint(Progress progress) {
        return Waiting.result(Decided.CHOICE, progress)
                .reason()
                .map(reason -> "AffectJ computes on the CPU, since " + reason + ".");
    }

    /** What the engine is to load. */
    static TorchChoice choice() {
        return Decided.CHOICE.join();
    }

    private static TorchChoice decide() {
        if (TorchChoice.isMadeElsewhere()) {
            return TorchChoice.ours();
        }
        String variable = System.getenv(VARIABLE);
        boolean byVariable = variable != null && !variable.isBlank();
        return TorchChoice.of(
                byVariable ? VARIABLE : "the PyTorch that was named in Set Up GPU...",
                byVariable ? variable : System.getProperty(PROPERTY, ""),
                () -> {
                    DjlRuntime.prepare(); // before the driver: asking it unpacks a library
                    return CudaDriver.find();
                },
                TorchProbe::complaint);
    }
}
