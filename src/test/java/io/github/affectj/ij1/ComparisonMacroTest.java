package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.CompareModelsCommand;
import io.github.affectj.training.data.FeatureSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison from the macro language, without a display. */
class ComparisonMacroTest {
    @TempDir Path folder;

    @BeforeAll
    static void install() {
        Macros.install(CompareModelsCommand.class);
    }

    private Macros.Outcome compare(String keys) {
        return Macros.run(
                "run('Compare Emotion Models...', 'dataset=[sample-data/tiny] output=["
                        + folder.resolve("a comparison")
                        + "] "
                        + keys
                        + "');");
    }

    @Test
    void leavesRunsTablesFiguresAndAPage() throws IOException {
        Macros.Outcome outcome =
                compare(
                        "architectures=[demo-mean-colour, demo-mean-colour(gain:2)] frames=[1 2] seeds=1-2"
                                + " epochs=1 batch=8 size=32 device=cpu augment=none lr=0.001");
        assertNull(outcome.error());
        assertFalse(outcome.aborted());
        Path made = folder.resolve("a comparison");
        String page = Files.readString(made.resolve("report.html"));
        assertTrue(page.contains("data:image/png;base64,"));
        assertFalse(page.contains("http"), "opens offline");
        for (String figure :
                List.of(
                        "figure3_loss",
                        "figure3_validation_loss",
                        "figure4_labels",
                        "figure5_scores",
                        "figure5_accuracy",
                        "figure6_systems",
                        "figure7_confusion_01",
                        "figure7_confusion_04",
                        "lengths",
                        "clip_lengths")) {
            Path png = made.resolve("figures").resolve(figure + ".png");
            assertTrue(ImageIO.read(png.toFile()).getWidth() > 200, figure);
            assertTrue(Files.size(made.resolve("figures").resolve(figure + ".csv")) > 0, figure);
        }
        Path run = made.resolve("runs").resolve("03-demo-mean-colour-f1-seed2");
        for (String file : List.of("config.json", "curves.png", "confusion.png", "report.json")) {
            assertTrue(Files.isRegularFile(run.resolve(file)), file);
        }
        assertEquals(9, Files.readAllLines(made.resolve("comparison.csv")).size());
        assertEquals(5, Files.readAllLines(made.resolve("summary.csv")).size());
    }

    /** Table 1 of the film paper, on files that somebody else has made: method by modality. */
    @Test
    void comparesMethodsAndModalitiesOnFeatureFiles() throws IOException {
        Path set = FeatureSets.byClip(Files.createDirectories(folder.resolve("set")), 3);
        Path made = folder.resolve("methods");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Compare Emotion Models...', 'dataset=["
                                + set
                                + "] output=["
                                + made
                                + "] architectures=[av-fusion(method:gru, modality:joint),"
                                + " av-fusion(method:lstm, modality:audio),"
                                + " av-fusion(method:bpnn, modality:video, attention:false, lr:0.02)]"
                                + " options=[hidden:8, heads:2, units:8] frames=0 seeds=1-2 epochs=2"
                                + " lr=0.01 device=cpu');");
        assertNull(outcome.error());
        List<String> runs = Files.readAllLines(made.resolve("comparison.csv"));
        assertEquals(7, runs.size());
        assertEquals(1, Files.readAllLines(made.resolve("errors.csv")).size(), "the header");
        assertEquals(4, Files.readAllLines(made.resolve("summary.csv")).size());
        String bars = Files.readString(made.resolve("figures").resolve("figure6_systems.csv"));
        for (String modality : List.of("joint", "audio", "video")) {
            assertTrue(bars.contains("\n" + modality + ","), bars);
        }
        String page = Files.readString(made.resolve("report.html"));
        assertTrue(page.contains("6 of 6 runs ended well"), page);
        assertTrue(page.contains("Lengths of the clips in steps"), page);
    }

    /** An empty text is no text, as of all keys: the default counts, and what else is wrong. */
    @Test
    void emptyListsAreTheDefaults() {
        Macros.Outcome outcome =
                compare("architectures=[c3d(freeze:true)] frames=[] seeds=[] device=cpu");
        assertTrue(outcome.error().contains("c3d(freeze:true): freeze=true"), outcome.error());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    architectures=[resnet19]               | There is no architecture 'resnet19'; allowed are
                    architectures=[resnet18(a:1]           | parenthesis that is not closed
                    architectures=[resnet18)]              | parenthesis too many
                    architectures=[resnet18(a:1)]          | there is no option "a"
                    architectures=[resnet18-convgru(hidden)] | "hidden" needs the form name:value
                    architectures=[resnet18, resnet18]     | is there twice
                    architectures=[resnet18(lr:11)]        | architectures: resnet18: lr=11 is out of range
                    architectures=[,]                      | architectures names none
                    frames=some                            | frames=some is not a list of whole numbers
                    frames=4097                            | allowed are 0 to 4096
                    frames=[4 4]                           | names 4 twice
                    seeds=5-1                              | the smaller one first
                    seeds=1-1000                           | are too many
                    split=random                           | split
                    options=[nothing:1]                    | none of the architectures takes the option "nothing"
                    lr=11                                  | lr
                    freeze=true                            | init
                    frame=2                                | frame
                    """)
    void saysInOneSentenceWhatIsWrongBeforeAnythingRuns(String keys, String part) {
        Macros.Outcome outcome = compare(keys);
        assertTrue(outcome.aborted(), keys);
        assertTrue(outcome.error().contains(part), outcome.error());
        assertFalse(Files.exists(folder.resolve("a comparison")));
    }
}
