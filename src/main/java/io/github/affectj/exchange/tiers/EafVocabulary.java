package io.github.affectj.exchange.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Controlled vocabularies of a document of ELAN, as its formats 2.7 and older and 2.8 write them.
 */
final class EafVocabulary {
    private EafVocabulary() {}

    /**
     * The entries for a tier, in the file's order.
     *
     * @param tier its id
     * @return none where its type has no vocabulary, or one in another file
     */
    static List<String> of(Document document, String tier) {
        Element root = document.getDocumentElement();
        return find(root, "TIER", "TIER_ID", tier)
                .flatMap(
                        found ->
                                find(
                                        root,
                                        "LINGUISTIC_TYPE",
                                        "LINGUISTIC_TYPE_ID",
                                        found.getAttribute("LINGUISTIC_TYPE_REF")))
                .map(type -> type.getAttribute("CONTROLLED_VOCABULARY_REF"))
                .flatMap(id -> find(root, "CONTROLLED_VOCABULARY", "CV_ID", id))
                .map(EafVocabulary::entries)
                .orElse(List.of());
    }

    private static Optional<Element> find(Element root, String name, String key, String value) {
        return EafXml.children(root, name).stream()
                .filter(element -> !value.isEmpty() && element.getAttribute(key).equals(value))
                .findFirst();
    }

    private static List<String> entries(Element vocabulary) {
        List<String> entries = new ArrayList<>();
        for (Element entry : EafXml.children(vocabulary, "CV_ENTRY")) {
            entries.add(entry.getTextContent().strip());
        }
        for (Element entry : EafXml.children(vocabulary, "CV_ENTRY_ML")) {
            // One value a language; the first is that of the file's main one.
            EafXml.children(entry, "CVE_VALUE").stream()
                    .findFirst()
                    .ifPresent(value -> entries.add(value.getTextContent().strip()));
        }
        return List.copyOf(entries);
    }
}
