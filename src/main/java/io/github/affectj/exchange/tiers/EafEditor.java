package io.github.affectj.exchange.tiers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * Adds to a document of ELAN and takes away from it, so that it stays one that the schema allows.
 */
final class EafEditor {
    private static final String INDENT = "    ";
    private static final String LAST_ID = "lastUsedAnnotationId";

    /** What has an id in a document, besides attributes whose names end so. */
    private static final Set<String> IDS = Set.of("STEREOTYPE", "LANGUAGE_CODE");

    private final Document document;
    private final Element root;
    private final Set<String> ids = new HashSet<>();
    private final List<Element> newSlots = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private int lastSlot;
    private int lastAnnotation;
    private int added;

    EafEditor(Document document) {
        this.document = document;
        this.root = document.getDocumentElement();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int k = 0; k < attributes.getLength(); k++) {
                Attr attribute = (Attr) attributes.item(k);
                if (attribute.getName().endsWith("_ID") || IDS.contains(attribute.getName())) {
                    ids.add(attribute.getValue());
                }
            }
        }
        String last = EafHead.properties(root).getOrDefault(LAST_ID, "0");
        lastAnnotation = last.matches("\\d{1,9}") ? Integer.parseInt(last) : 0;
    }

    /** Puts an element before another, or at the end, on a line of its own. */
    static void insert(Element parent, Element element, Node before) {
        int depth = 0;
        for (Node up = parent; up.getParentNode() instanceof Element; up = up.getParentNode()) {
            depth++;
        }
        Document document = parent.getOwnerDocument();
        Text own = document.createTextNode("\n" + INDENT.repeat(depth + 1));
        if (before != null) {
            // Behind the white space that the other one stands behind.
            parent.insertBefore(element, before);
            parent.insertBefore(own, before);
            return;
        }
        Node end = parent.getLastChild();
        if (end instanceof Text space && space.getData().isBlank()) {
            parent.removeChild(space);
        }
        parent.appendChild(own);
        parent.appendChild(element);
        parent.appendChild(document.createTextNode("\n" + INDENT.repeat(depth)));
    }

    static void append(Element parent, Element element) {
        insert(parent, element, null);
    }

    /** The first element below another that has one of these names; null for none. */
    static Element firstOf(Element parent, List<String> names) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && names.contains(element.getTagName())) {
                return element;
            }
        }
        return null;
    }

    /** Takes an element away, with the white space before it. */
    static void remove(Element element) {
        Node before = element.getPreviousSibling();
        if (before instanceof Text space && space.getData().isBlank()) {
            element.getParentNode().removeChild(before);
        }
        element.getParentNode().removeChild(element);
    }

    /** A tier behind those that are there. */
    Element tier(String id, String type, String parent, String coder) {
        Element tier = document.createElement("TIER");
        if (!coder.isEmpty()) {
            tier.setAttribute("ANNOTATOR", EafXml.legal(coder));
        }
        tier.setAttribute("LINGUISTIC_TYPE_REF", type);
        if (!parent.isEmpty()) {
            tier.setAttribute("PARENT_REF", parent);
        }
        tier.setAttribute("TIER_ID", id);
        EafHead.type(root, type);
        insert(root, tier, firstOf(root, EafHead.BEHIND_TIERS));
        return tier;
    }

    /** An annotation with times in the unit of the document; gives its id. */
    String annotation(Element tier, long start, long end, String label) {
        Element annotation = document.createElement(EafAnnotation.ALIGNABLE);
        String id = add(tier, annotation, label);
        annotation.setAttribute("TIME_SLOT_REF1", slot(start));
        annotation.setAttribute("TIME_SLOT_REF2", slot(end));
        return id;
    }

    /** An annotation with the times of another. */
    void reference(Element tier, String parent, String label) {
        Element annotation = document.createElement(EafAnnotation.REFERENCE);
        add(tier, annotation, label);
        annotation.setAttribute("ANNOTATION_REF", parent);
    }

    private String add(Element tier, Element annotation, String label) {
        String id;
        do {
            id = "a" + ++lastAnnotation;
        } while (!ids.add(id));
        annotation.setAttribute("ANNOTATION_ID", id);
        added++;
        Element outer = document.createElement("ANNOTATION");
        append(tier, outer);
        append(outer, annotation);
        Element value = document.createElement("ANNOTATION_VALUE");
        value.setTextContent(EafXml.legal(label));
        append(annotation, value);
        return id;
    }

    private String slot(long time) {
        String id;
        do {
            id = "ts" + ++lastSlot;
        } while (!ids.add(id));
        Element slot = document.createElement("TIME_SLOT");
        slot.setAttribute("TIME_SLOT_ID", id);
        slot.setAttribute("TIME_VALUE", Long.toString(time));
        newSlots.add(slot);
        return id;
    }

    /** Takes an annotation away. */
    void remove(EafAnnotation annotation) {
        removed.add(annotation.id());
        Element outer = (Element) annotation.element().getParentNode();
        if (outer.getParentNode() != null) {
            remove(outer);
        }
    }

    /** Brings in order what depends on the annotations: time slots, links between them, ids. */
    void finish() {
        unlink();
        sortSlots();
        if (added > 0) {
            EafHead.property(root, LAST_ID, Integer.toString(lastAnnotation));
        }
        EafHead.stamp(root);
    }

    /** Links to annotations that are gone. */
    private void unlink() {
        if (removed.isEmpty()) {
            return;
        }
        for (Element set : EafXml.children(root, "REF_LINK_SET")) {
            for (Element link : EafXml.children(set, "CROSS_REF_LINK")) {
                if (removed.contains(link.getAttribute("REF1"))
                        || removed.contains(link.getAttribute("REF2"))) {
                    remove(link);
                }
            }
            for (Element link : EafXml.children(set, "GROUP_REF_LINK")) {
                List<String> kept =
                        new ArrayList<>(List.of(link.getAttribute("REFS").split(" ", -1)));
                if (kept.removeAll(removed)) {
                    link.setAttribute("REFS", String.join(" ", kept));
                    if (kept.isEmpty()) {
                        remove(link);
                    }
                }
            }
        }
    }

    /** New slots go to their places by time, and those that nobody uses any more go. */
    private void sortSlots() {
        Set<String> used = new HashSet<>();
        NodeList annotations = root.getElementsByTagName(EafAnnotation.ALIGNABLE);
        for (int i = 0; i < annotations.getLength(); i++) {
            Element annotation = (Element) annotations.item(i);
            used.add(annotation.getAttribute("TIME_SLOT_REF1"));
            used.add(annotation.getAttribute("TIME_SLOT_REF2"));
        }
        Element order = EafXml.children(root, "TIME_ORDER").get(0);
        if (!removed.isEmpty()) {
            EafXml.children(order, "TIME_SLOT").stream()
                    .filter(slot -> !used.contains(slot.getAttribute("TIME_SLOT_ID")))
                    .forEach(EafEditor::remove);
        }
        newSlots.sort(Comparator.comparingLong(EafEditor::time));
        int next = 0;
        for (Element slot : EafXml.children(order, "TIME_SLOT")) {
            // One without a time belongs behind the one before it.
            boolean timed = !slot.getAttribute("TIME_VALUE").isEmpty();
            while (timed && next < newSlots.size() && time(newSlots.get(next)) < time(slot)) {
                insert(order, newSlots.get(next++), slot);
            }
        }
        while (next < newSlots.size()) {
            append(order, newSlots.get(next++));
        }
    }

    private static long time(Element slot) {
        return Long.parseLong(slot.getAttribute("TIME_VALUE"));
    }

    /** An id for a tier that no other has, the wanted one if it is free. */
    String freeTierId(String wanted) {
        Map<String, Boolean> taken = new HashMap<>();
        EafXml.children(root, "TIER").forEach(t -> taken.put(t.getAttribute("TIER_ID"), true));
        String id = EafXml.legal(wanted);
        for (int i = 2; taken.containsKey(id); i++) {
            id = String.format(Locale.ROOT, "%s (%d)", EafXml.legal(wanted), i);
        }
        return id;
    }
}
