package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.CompareModelsCommand;
import io.github.affectj.commands.EvaluateModelCommand;
import io.github.affectj.commands.ExportFeaturesCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.TrainModelCommand;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    /** Options tell nothing by themselves; what is put into the field is only they. */
    @Test
    void optionsAreOfferedWithTheirArchitectures() {
        for (AffectCommand command : List.of(new TrainModelCommand(), new CompareModelsCommand())) {
            List<String> offered = command.suggestions("options");
            assertFalse(offered.isEmpty());
            for (String text : offered) {
                Suggestion suggestion = Suggestion.of(text);
                assertTrue(suggestion.shown().startsWith(suggestion.whose() + ": "), text);
                for (String key : suggestion.whose().split(", ")) {
                    assertEquals(
                            HyperValues.ofOptions(Architectures.get(key), "")
                                    .text(Architectures.get(key)),
                            suggestion.value());
                }
            }
        }
    }

    @Test
    void aTrainingIsOfferedTheStartOfImageNetFirst() {
        for (AffectCommand command : List.of(new TrainModelCommand(), new CompareModelsCommand())) {
            assertEquals("resnet18-imagenet", command.suggestions("init").get(0));
        }
    }

    @Test
    void whereAModelRecognizesNoStartIsOffered() {
        assertTrue(new ExportFeaturesCommand().suggestions("model").contains("resnet18-imagenet"));
        for (AffectCommand command :
                List.of(
                        new RecognizeEmotionsCommand(),
                        new RecognizeFolderCommand(),
                        new EvaluateModelCommand())) {
            List<String> offered = command.suggestions("model");
            assertTrue(offered.contains("gif7-resnet18-convgru"), offered.toString());
            assertFalse(offered.contains("resnet18-imagenet"), offered.toString());
        }
    }

    @Test
    void valuesThatSpeakForThemselvesStandAlone() {
        Suggestion suggestion = Suggestion.of("seeds: 1-3");
        assertEquals(new Suggestion("seeds: 1-3", ""), suggestion);
        assertEquals("seeds: 1-3", suggestion.shown());
    }
}
