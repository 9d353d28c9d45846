package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Files of ELAN, as <i>ELAN Annotation Format 3.0</i> (H. Sloetjes, 2017) and its schemas 2.8 and
 * 3.0 describe them. Each tier of the file is a tier; what else is in the file goes with it as an
 * {@link ElanDocument}.
 */
final class ElanFormat implements TierFormat {
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
        requireMilliseconds(content);
        double origin =
                EafHead.header(content.root()).isEmpty() ? 0 : EafMedia.origin(content, film);
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
                                moment(row.start() + origin, exact),
                                moment(row.end() + origin, exact),
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

    private static Moment moment(double milliseconds, boolean exact) {
        return exact ? Moment.milliseconds(milliseconds) : Moment.exact(milliseconds / 1000);
    }

    private static void requireMilliseconds(EafContent content) {
        Optional<Element> header = EafHead.header(content.root());
        String units = header.map(h -> h.getAttribute("TIME_UNITS")).orElse("");
        if (!units.isEmpty() && !units.equals("milliseconds")) {
            throw content.wrong(
                    header.get(),
                    "TIME_UNITS is '%s'; only milliseconds can be read"
                            .formatted(ForeignText.of(units)));
        }
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
        List<String> notes = new EafWriter(content, written.tiers(), imported, origin).update();
        SafeFiles.writeText(path, EafXml.text(document));
        return notes;
    }
}
