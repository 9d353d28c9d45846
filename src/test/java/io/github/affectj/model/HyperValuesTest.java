package io.github.affectj.model;

import static io.github.affectj.model.StreamNeeds.Need.NONE;
import static io.github.affectj.model.StreamNeeds.Need.OPTIONAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ExtensionPoints;
import io.github.affectj.features.AudioNormKind;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What architectures declare is what options, model.json and messages go by. */
class HyperValuesTest {
    private static final ModelArchitecture FUSION = Architectures.get("av-fusion");
    private static final ModelArchitecture CONV_GRU = Architectures.get("resnet18-convgru");

    @Test
    void whatIsNotNamedHasItsDefault() {
        HyperValues values = HyperValues.ofOptions(FUSION, " heads:2 ,mu:1");
        assertEquals(2, values.integer("heads"));
        assertEquals(1.0, values.number("mu"));
        assertEquals(128, values.integer("hidden"));
        assertFalse(values.flag("cepstrum"));
        assertEquals(values, HyperValues.ofOptions(FUSION, "mu:1.0, heads:2, cepstrum:false"));
        assertEquals(128, HyperValues.ofOptions(CONV_GRU, "").integer("hidden"));
    }

    @Test
    void trainingAloneIsNotStored() {
        HyperValues stored = HyperValues.ofOptions(FUSION, "drop:0.5").stored(FUSION);
        assertFalse(stored.has("drop"));
        assertTrue(stored.has("interval"));
        assertEquals(0.25, stored.number("drop", 0.25));
        HyperValues all = HyperValues.ofOptions(FUSION, "heads:2, mu:0.5");
        assertEquals(all, HyperValues.ofOptions(FUSION, all.text(FUSION)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heads:0|the option \"heads\" needs a whole number from 1 to 64, not \"0\".",
                "heads:2.5|the option \"heads\" needs a whole number from 1 to 64, not \"2.5\".",
                "mu:NaN|the option \"mu\" needs a number from 0 to 1, not \"NaN\".",
                "cepstrum:yes|the option \"cepstrum\" needs true or false, not \"yes\".",
                "heads:2, heads:4|the option \"heads\" is given twice.",
                "heads|the option \"heads\" needs the form name:value, like heads:4; commas stand between options.",
                "layers:2|there is no option \"layers\" of the architecture av-fusion; it takes"
                        + " method (one of gru, lstm, bpnn), modality",
                "method:rnn|the option \"method\" needs one of gru, lstm, bpnn, not \"rnn\".",
                "modality:both|the option \"modality\" needs one of joint, audio, video, not",
                "mu:1.2|the option \"mu\" needs a number from 0 to 1, not \"1.2\".",
                "mu:-0.1|the option \"mu\" needs a number from 0 to 1, not \"-0.1\".",
                "method:bpnn, bidirectional:true|bidirectional:true needs method:gru or",
                "audio_features:3|there is no option \"audio_features\"",
                "audionorm:speaker|the option \"audionorm\" needs one of none, recording, group, not \"speaker\".",
                "hidden:10, heads:4|heads:4 does not divide hidden:10",
            })
    void aWrongOptionIsOneSentence(String options, String sentence) {
        BadInputException e =
                assertThrows(BadInputException.class, () -> HyperValues.ofOptions(FUSION, options));
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, , a whole number from 1 to 1024",
        "heads, , a whole number from 1 to 64",
        "units, , a whole number from 1 to 4096",
        "units, 7.5, a whole number from 1 to 4096",
        "interval, , a number from 0.02 to 10",
        "interval, 0, a number from 0.02 to 10",
        "interval, -5, a number from 0.02 to 10",
        "interval, x, a number from 0.02 to 10",
        "cepstrum, , true or false",
        "cepstrum, 1, true or false",
        "audio_features, x, a whole number from 0 to 100000",
        "per_step, 1, true or false",
        "method, , 'one of gru, lstm, bpnn'",
        "method, rnn, 'one of gru, lstm, bpnn'",
        "attention, , true or false",
    })
    void aStoredHyperParameterMustBeThereAndInItsRange(String name, String value, String allowed) {
        Map<String, Object> stored = new HashMap<>(TestModels.filmHyper(""));
        stored.remove(name);
        if (value != null) {
            stored.put(name, value);
        }
        BadInputException e =
                assertThrows(
                        BadInputException.class, () -> HyperValues.ofModel(FUSION, stored, "film"));
        String sentence =
                value == null
                        ? "The model.json of the model film lacks the hyper-parameter '%s', %s."
                        : "The hyper-parameter '%s' of the model film must be %s, not %s.";
        assertEquals(sentence.formatted(name, allowed, value), e.getMessage());
    }

    /** As the first models were stored, under a key of theirs. */
    @ParameterizedTest
    @CsvSource({
        "gru-attention, joint, true",
        "gru-concat, joint, false",
        "gru-attention-picture, video, true",
        "gru-attention-sound, audio, true"
    })
    void keysNamesAndUnitsOfOlderModelsAreUnderstood(
            String key, String modality, boolean attention) {
        Map<String, Object> old =
                Map.of(
                        "hidden",
                        64.0,
                        "heads",
                        4.0,
                        "units",
                        128.0,
                        "step_ms",
                        200.0,
                        "sound_features",
                        76.0,
                        "sound_first",
                        52.0);
        ModelArchitecture former = Architectures.get(key);
        HyperValues values = HyperValues.ofModel(former, old, "old");
        assertEquals(64, values.integer("hidden"));
        assertEquals(0.2, values.number(Windowing.INTERVAL));
        assertEquals(76, values.integer("audio_features"));
        assertFalse(values.flag("cepstrum"));
        assertEquals("none", values.choice("audionorm"));
        assertEquals("gru", values.choice("method"));
        assertEquals(modality, values.choice("modality"));
        assertEquals(attention, values.flag("attention"));
        assertFalse(values.flag("bidirectional") || values.flag("per_step"));
        assertFalse(values.flag("from_files"));
        assertEquals(0, values.integer("visual_features"));
        assertEquals(0.8, values.number("mu"), "it was taught gender");
        assertEquals(
                FUSION.hyperParameters().stream().filter(HyperParameter::isStored).count(),
                values.map().size());
        assertEquals(former.streams(values), FUSION.streams(values));
    }

    @Test
    void aFormerKeyStandsForItsOptions() {
        ModelArchitecture former = Architectures.get("gru-attention-sound");
        HyperValues values = HyperValues.ofOptions(former, "heads:2");
        assertEquals(values, HyperValues.ofOptions(FUSION, "modality:audio, heads:2"));
        assertEquals(values, HyperValues.ofOptions(former, "method:gru, modality:audio, heads:2"));
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> HyperValues.ofOptions(former, "modality:video"));
        assertEquals(
                "the architecture gru-attention-sound stands for av-fusion with method:gru,"
                        + " modality:audio, attention:true; modality:video needs"
                        + " architecture=av-fusion.",
                e.getMessage());
        assertFalse(Architectures.keys().contains("gru-attention-sound"));
        BadInputException unknown =
                assertThrows(BadInputException.class, () -> Architectures.get("gru"));
        assertTrue(
                unknown.getMessage().startsWith("There is no architecture 'gru'; allowed are"),
                unknown.getMessage());
    }

    /** Else they would be trained, and the stored model refused. */
    @Test
    void moreGivenFeaturesThanAnArchitectureTakesAreRefused() {
        HyperValues values = HyperValues.ofOptions(FUSION, "");
        assertEquals(
                100_000,
                GivenFeatures.recorded(FUSION, values, 100_000, 3, false)
                        .integer("visual_features"));
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> GivenFeatures.recorded(FUSION, values, 100_001, 3, false));
        assertEquals(
                "The architecture av-fusion takes a whole number from 0 to 100000 for"
                        + " visual_features, not 100001.",
                e.getMessage());
    }

    /** A default of the interface that slipped through would be told instead of the network's. */
    @Test
    void aFormerKeyHandsOnWhateverAnArchitectureTells() throws NoSuchMethodException {
        for (Method method : ModelArchitecture.class.getDeclaredMethods()) {
            if (!method.isSynthetic() && !method.getName().equals("formerKeys")) {
                assertNotNull(
                        FormerArchitecture.class.getDeclaredMethod(
                                method.getName(), method.getParameterTypes()));
            }
        }
    }

    @Test
    void recordsAreSetByTheDataAndNobodyElse() {
        HyperValues values =
                HyperValues.ofOptions(FUSION, "modality:audio")
                        .withRecords(
                                FUSION,
                                Map.of("from_files", true, "audio_features", 73, "per_step", true));
        assertEquals(new StreamNeeds(NONE, OPTIONAL, 73, 0, true), FUSION.streams(values));
        assertTrue(values.flag("per_step"));
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () ->
                                HyperValues.ofOptions(FUSION, "")
                                        .withRecords(FUSION, Map.of("from_files", true)));
        assertEquals(
                "modality:joint takes video, of which the feature files have none; modality:audio"
                        + " takes what there is.",
                e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> values.withRecords(FUSION, Map.of("hidden", 3)));
        HyperValues normed = HyperValues.ofOptions(FUSION, "modality:audio, audionorm:group");
        assertEquals(AudioNormKind.GROUP, FUSION.streams(normed).audioNorm());
        e =
                assertThrows(
                        BadInputException.class,
                        () ->
                                normed.withRecords(
                                        FUSION, Map.of("from_files", true, "audio_features", 9)));
        assertEquals(
                "audionorm:group needs clips, whose audio AffectJ measures; features from files are"
                        + " taken as they are, with audionorm:none.",
                e.getMessage());
    }

    /** A declaration that does not hold together is found here, not in a user's dialog. */
    @Test
    void allDeclarationsHoldTogether() {
        for (ModelArchitecture a : ExtensionPoints.all(ModelArchitecture.class)) {
            HyperValues values = HyperValues.ofOptions(a, "");
            List<String> names = a.hyperParameters().stream().map(HyperParameter::name).toList();
            assertEquals(names.size(), names.stream().distinct().count(), a.key());
            for (HyperParameter p : a.hyperParameters()) {
                assertTrue(p.name().matches("[a-z][a-z0-9_]*"), p.name());
                assertEquals(p.defaultValue(), p.parse(p.defaultValue().toString()), p.line());
                assertFalse(p.help().isBlank() || p.help().endsWith("."), p.line());
            }
            assertEquals(a.windowing().isTimed(), names.contains(Windowing.INTERVAL), a.key());
            assertEquals(
                    a.streams(values).taken().audio(),
                    a.streams(values).audioFeatures() > 0,
                    a.key());
            assertFalse(a.streams(values).taken().isEmpty(), a.key());
            assertTrue(a.windowing().stride() >= 1, a.key());
        }
    }
}
