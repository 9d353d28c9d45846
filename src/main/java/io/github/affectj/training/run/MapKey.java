package io.github.affectj.training.run;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.affectj.base.Sha256;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the maps of a backbone depend on, as a text: equal texts, equal maps. */
final class MapKey {
    private final TrainingSettings settings;
    private final String common;

    /**
     * @param predictor whose backbone has its weights
     * @param window shape of a window's maps
     * @param audio what the audio features depend on beside the clips
     */
    MapKey(EmotionPredictor predictor, Shape window, TrainingSettings settings, String audio) {
        this.settings = settings;
        ModelSpec spec = predictor.spec();
        common =
                List.of(
                                backbone(predictor),
                                predictor.backbone(),
                                predictor.deviceName(),
                                window,
                                spec.size(),
                                spec.mean(),
                                spec.std(),
                                spec.stride(),
                                spec.stepSeconds(),
                                predictor.windowing(),
                                predictor.streams(),
                                audio)
                        .toString();
    }

    /**
     * Of a variant of the training clips.
     *
     * @param atOnce windows that pass the backbone together: the last digit of a map may hang on it
     */
    String variant(List<Sample> clips, int variant, int atOnce) {
        return List.of(
                        common,
                        "variant",
                        variant,
                        settings.augment(),
                        settings.seed(),
                        atOnce,
                        names(clips))
                .toString();
    }

    /** Of all windows of the validation clips, on which neither seed nor variants bear. */
    String validation(List<Sample> clips) {
        return List.of(common, "validation", names(clips)).toString();
    }

    private String names(List<Sample> clips) {
        MessageDigest digest = Sha256.digest();
        for (Sample s : clips) {
            Path known = s.path().toAbsolutePath().normalize();
            String name = s.nameIn(settings.dataset());
            digest.update((known + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }

    private static String backbone(EmotionPredictor predictor) {
        MessageDigest digest = Sha256.digest();
        Map<String, Parameter> weights = new TreeMap<>(predictor.network().stateDict());
        weights.keySet().removeIf(name -> !name.startsWith("backbone."));
        weights.forEach(
                (name, parameter) -> {
                    digest.update(
                            (name + parameter.getArray().getShape() + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    digest.update(parameter.getArray().toByteBuffer());
                });
        return Sha256.hex(digest);
    }
}
