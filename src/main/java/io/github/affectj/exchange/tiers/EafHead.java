package io.github.affectj.exchange.tiers;

import io.github.affectj.base.AppVersion;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What stands around the tiers of a document of ELAN: properties, types of tiers. */
final class EafHead {
    /** Type of the tiers that we make. */
    static final String TYPE = "affectj";

    /** Types of the tiers below them, with the value of a segment and who said it. */
    static final String VALUE_TYPE = "affectj value";

    static final String SOURCE_TYPE = "affectj source";
    static final Set<String> NOTE_TYPES = Set.of(VALUE_TYPE, SOURCE_TYPE);

    /** Begin the names of properties; the id of a tier follows. */
    static final String KIND = "affectj kind: ";

    static final String LANE = "affectj lane of: ";

    /** In the property of the kind: annotations as short as can be are points. */
    static final String POINTS = "points";

    private static final String ASSOCIATION = "Symbolic_Association";
    private static final String SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** What stands behind tiers, in the order of the schema. */
    static final List<String> BEHIND_TIERS =
            List.of(
                    "LINGUISTIC_TYPE",
                    "LOCALE",
                    "LANGUAGE",
                    "CONSTRAINT",
                    "CONTROLLED_VOCABULARY",
                    "LEXICON_REF",
                    "REF_LINK_SET",
                    "EXTERNAL_REF");

    private EafHead() {}

    /** A document without tiers, in the format 3.0. */
    static Document fresh() {
        Document document = EafXml.empty();
        Element root = document.createElement("ANNOTATION_DOCUMENT");
        root.setAttribute("AUTHOR", "AffectJ " + AppVersion.get());
        root.setAttribute("FORMAT", "3.0");
        root.setAttribute("VERSION", "3.0");
        root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xsi", XSI);
        root.setAttributeNS(XSI, "xsi:noNamespaceSchemaLocation", SCHEMA);
        document.appendChild(root);
        Element header = document.createElement("HEADER");
        header.setAttribute("MEDIA_FILE", "");
        header.setAttribute(EafUnit.ATTRIBUTE, EafUnit.MILLISECONDS.toString());
        EafEditor.append(root, header);
        EafEditor.append(root, document.createElement("TIME_ORDER"));
        return document;
    }

    /** Sets the time of the last change, which is now. */
    static void stamp(Element root) {
        root.setAttribute(
                "DATE",
                ZonedDateTime.now(ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    /** The element with media and properties. */
    static Optional<Element> header(Element root) {
        return EafXml.children(root, "HEADER").stream().findFirst();
    }

    /** The properties of a document. */
    static Map<String, String> properties(Element root) {
        Map<String, String> properties = new LinkedHashMap<>();
        header(root)
                .ifPresent(
                        header ->
                                EafXml.children(header, "PROPERTY")
                                        .forEach(
                                                p ->
                                                        properties.put(
                                                                p.getAttribute("NAME"),
                                                                p.getTextContent())));
        return properties;
    }

    /** Sets a property; null takes it away. */
    static void property(Element root, String name, String value) {
        Element header = header(root).orElseThrow();
        Element property =
                EafXml.children(header, "PROPERTY").stream()
                        .filter(p -> p.getAttribute("NAME").equals(name))
                        .findFirst()
                        .orElse(null);
        if (value == null) {
            if (property != null) {
                EafEditor.remove(property);
            }
            return;
        }
        if (property == null) {
            property = root.getOwnerDocument().createElement("PROPERTY");
            property.setAttribute("NAME", name);
            EafEditor.append(header, property);
        }
        property.setTextContent(value);
    }

    /** Makes sure that a type of ours is there. */
    static void type(Element root, String id) {
        if (EafXml.children(root, "LINGUISTIC_TYPE").stream()
                .anyMatch(t -> t.getAttribute("LINGUISTIC_TYPE_ID").equals(id))) {
            return;
        }
        Element type = root.getOwnerDocument().createElement("LINGUISTIC_TYPE");
        boolean note = NOTE_TYPES.contains(id);
        if (note) {
            type.setAttribute("CONSTRAINTS", ASSOCIATION);
            constraint(root);
        }
        type.setAttribute("GRAPHIC_REFERENCES", "false");
        type.setAttribute("LINGUISTIC_TYPE_ID", id);
        type.setAttribute("TIME_ALIGNABLE", String.valueOf(!note));
        EafEditor.insert(root, type, EafEditor.firstOf(root, BEHIND_TIERS.subList(1, 8)));
    }

    private static void constraint(Element root) {
        if (EafXml.children(root, "CONSTRAINT").stream()
                .noneMatch(c -> c.getAttribute("STEREOTYPE").equals(ASSOCIATION))) {
            Element constraint = root.getOwnerDocument().createElement("CONSTRAINT");
            constraint.setAttribute("DESCRIPTION", "1-1 association with a parent annotation");
            constraint.setAttribute("STEREOTYPE", ASSOCIATION);
            EafEditor.insert(root, constraint, EafEditor.firstOf(root, BEHIND_TIERS.subList(4, 8)));
        }
    }
}
