package io.github.affectj.exchange.tiers;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The tiers and annotations in a document of ELAN, each with the element that it stands in. */
final class EafContent {
    private final Path path;
    private final Document document;
    private final EafUnit unit;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<String, EafTier> tiers = new LinkedHashMap<>();
    private final Map<String, EafAnnotation> annotations = new HashMap<>();

    /** A tier of the file. */
    record EafTier(Element element, String id, List<EafAnnotation> annotations) {
        String type() {
            return element.getAttribute("LINGUISTIC_TYPE_REF");
        }

        /** Id of the tier above it; empty for none. */
        String parent() {
            return element.getAttribute("PARENT_REF");
        }
    }

    /**
     * @param path where the document comes from, for messages
     * @throws BadInputException if it is none of ELAN, or refers to what is not there
     */
    EafContent(Document document, Path path) {
        this.path = path;
        this.document = document;
        Element root = document.getDocumentElement();
        if (!root.getTagName().equals("ANNOTATION_DOCUMENT")) {
            throw new BadInputException(
                    "%s is XML, but no file of ELAN: it begins with %s and not with ANNOTATION_DOCUMENT."
                            .formatted(path, ForeignText.of(root.getTagName())));
        }
        unit = EafUnit.of(this);
        readSlots(root);
        for (Element element : EafXml.children(root, "TIER")) {
            read(element);
        }
        EafTimes.resolve(this);
    }

    private void readSlots(Element root) {
        for (Element order : EafXml.children(root, "TIME_ORDER")) {
            for (Element slot : EafXml.children(order, "TIME_SLOT")) {
                String id = slot.getAttribute("TIME_SLOT_ID");
                String value = slot.getAttribute("TIME_VALUE");
                if (!value.isEmpty() && !value.matches("\\d{1,9}")) {
                    throw wrong(
                            slot,
                            "the time slot %s has the TIME_VALUE '%s'; allowed are whole %s of 0 or more"
                                    .formatted(ForeignText.of(id), ForeignText.of(value), unit));
                }
                if (slots.containsKey(id)) {
                    throw wrong(slot, "there are two time slots " + ForeignText.of(id));
                }
                slots.put(id, value.isEmpty() ? null : Integer.valueOf(value));
            }
        }
    }

    private void read(Element element) {
        String id = element.getAttribute("TIER_ID");
        if (id.isBlank()) {
            throw wrong(element, "a tier has no TIER_ID");
        }
        List<EafAnnotation> list = new ArrayList<>();
        if (tiers.put(id, new EafTier(element, id, list)) != null) {
            throw wrong(element, "there are two tiers '" + ForeignText.of(id) + "'");
        }
        for (Element annotation : EafXml.children(element, "ANNOTATION")) {
            for (String kind : List.of(EafAnnotation.ALIGNABLE, EafAnnotation.REFERENCE)) {
                for (Element one : EafXml.children(annotation, kind)) {
                    list.add(annotation(one));
                }
            }
        }
    }

    private EafAnnotation annotation(Element element) {
        EafAnnotation annotation = new EafAnnotation(element);
        if (annotation.isAlignable()) {
            for (String slot : List.of(annotation.slot(1), annotation.slot(2))) {
                if (!slots.containsKey(slot)) {
                    throw wrong(
                            element,
                            "the annotation %s refers to the time slot '%s', which is not there"
                                    .formatted(
                                            ForeignText.of(annotation.id()), ForeignText.of(slot)));
                }
            }
        }
        if (annotations.put(annotation.id(), annotation) != null) {
            throw wrong(element, "there are two annotations " + ForeignText.of(annotation.id()));
        }
        return annotation;
    }

    /** The sentence for a fault in an element, which names file and line. */
    BadInputException wrong(Element element, String fault) {
        return new BadInputException(
                "%s: %s.".formatted(TierCollector.at(path, EafXml.line(element)), fault));
    }

    Document document() {
        return document;
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** The tiers by their ids, in the order of the file. */
    Map<String, EafTier> tiers() {
        return tiers;
    }

    /** The annotations by their ids. */
    Map<String, EafAnnotation> annotations() {
        return annotations;
    }

    /** What its times count. */
    EafUnit unit() {
        return unit;
    }

    /** The time slots in their order, with their times, or null where they have none. */
    Map<String, Integer> slots() {
        return slots;
    }

    /** The tiers right below one. */
    List<EafTier> children(String tier) {
        return tiers.values().stream().filter(t -> t.parent().equals(tier)).toList();
    }
}
