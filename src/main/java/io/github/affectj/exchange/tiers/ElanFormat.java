package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.w3c.dom.Document;

/**
 * Files of ELAN, as <i>ELAN Annotation Format 3.0</i> (H. Sloetjes, 2017) and its schemas 2.8 and
 * 3.0 describe them. Each tier of the file is a tier; what else is in the file goes with it as an
 * {@link ElanDocument}.
 */
final class ElanFormat implements TierFormat {
    private static final double MILLISECOND = 0.001;

    @Override
    public String format() {
        return "eaf";
    }

    @Override
    public List<String> endings() {
        return List.of("eaf");
    }

    @Override
    public ReadTiers read(Path path, Film film) {
        Document document = EafXml.parse(path);
        EafContent content = new EafContent(document, path);
        long origin = EafHead.header(content.root()).isEmpty() ? 0 : EafMedia.origin(content, film);
        TierCollector tiers = new TierCollector(path, film);
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (EafGroup group : EafGroup.of(content)) {
            tiers.tier(group.id(), group.coder(), group.kind());
            ids.put(group.id(), group.lanes().stream().map(EafContent.EafTier::id).toList());
            for (EafGroup.Row row : group.rows(content)) {
                boolean exact = row.annotation().isExact();
                tiers.add(
                        group.id(),
                        new TierCollector.Row(
                                content.unit().moment(row.start(), exact, origin),
                                content.unit().moment(row.end(), exact, origin),
                                row.label(),
                                row.value(),
                                row.source(),
                                EafXml.line(row.annotation().element())));
            }
        }
        Map<String, Tier> made = tiers.tiers();
        Map<String, List<String>> names = new LinkedHashMap<>();
        made.forEach((id, tier) -> names.put(tier.name(), ids.get(id)));
        List<String> notes = new ArrayList<>(tiers.notes());
        EafMedia.otherMedia(content.root(), film, path).ifPresent(notes::add);
        return new ReadTiers(
                List.copyOf(made.values()),
                notes,
                Optional.of(new ElanDocument(EafXml.text(document), names)));
    }

    @Override
    public List<String> write(WrittenTiers written, Path path) {
        Document document =
                written.elan()
                        .map(elan -> EafXml.parse(elan.xml(), path))
                        .orElseGet(EafHead::fresh);
        EafContent content = new EafContent(document, path);
        if (EafHead.header(content.root()).isEmpty()
                || EafXml.children(content.root(), "TIME_ORDER").isEmpty()) {
            throw new BadInputException(
                    "The file of ELAN that was imported has no HEADER or TIME_ORDER, so "
                            + path
                            + " can't be made of it; give tier for a new file.");
        }
        EafMedia.link(content.root(), written.film(), path);
        Map<String, List<String>> imported =
                written.elan().map(ElanDocument::tiers).orElse(Map.of());
        long origin = EafMedia.origin(content, written.film());
        List<String> notes =
                new ArrayList<>(new EafWriter(content, written.tiers(), imported, origin).update());
        rounded(content, written, origin, path).ifPresent(notes::add);
        SafeFiles.writeText(path, EafXml.text(document));
        return notes;
    }

    /** A sentence on times that are others when they are read again. */
    private static Optional<String> rounded(
            EafContent content, WrittenTiers written, long origin, Path path) {
        EafUnit unit = content.unit();
        long times =
                written.tiers().tiers().stream()
                        .flatMap(tier -> tier.segments().stream())
                        .filter(s -> !s.isPoint())
                        .flatMapToDouble(s -> DoubleStream.of(s.start(), s.end()))
                        .filter(
                                time -> {
                                    Moment read =
                                            unit.moment(
                                                    (double) unit.count(time, origin),
                                                    true,
                                                    origin);
                                    return Math.abs(
                                                    written.film()
                                                                    .frames()
                                                                    .restored(
                                                                            read.seconds(),
                                                                            read.rounding())
                                                            - time)
                                            > MILLISECOND;
                                })
                        .count();
        return times == 0
                ? Optional.empty()
                : Optional.of(
                        "%s counts %s, so that %s rounded to them."
                                .formatted(
                                        path,
                                        unit,
                                        Counts.of(times, "time")
                                                + Counts.word(times, " is", " are")));
    }
}
