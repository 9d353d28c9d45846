package io.github.affectj.exchange.tiers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * TextGrids of Praat, as its manual describes them under <i>TextGrid file formats</i>: read long
 * and short, written long, in UTF-8. Intervals without a text are the gaps of a tier.
 */
final class TextGridFormat implements TierFormat {
    @Override
    public String format() {
        return "textgrid";
    }

    @Override
    public List<String> endings() {
        return List.of("textgrid");
    }

    @Override
    public ReadTiers read(Path path, Film film) {
        TierCollector tiers = new TierCollector(path, film);
        new TextGridReader(path, film, tiers).all();
        return new ReadTiers(List.copyOf(tiers.tiers().values()), tiers.notes(), Optional.empty());
    }

    @Override
    public List<String> write(WrittenTiers content, Path path) {
        return TextGridWriter.write(content, path);
    }
}
