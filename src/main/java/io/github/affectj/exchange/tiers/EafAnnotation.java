package io.github.affectj.exchange.tiers;

import java.util.List;
import org.w3c.dom.Element;

/** An annotation in a document of ELAN. {@link EafTimes} tells it its times. */
final class EafAnnotation {
    static final String ALIGNABLE = "ALIGNABLE_ANNOTATION";
    static final String REFERENCE = "REF_ANNOTATION";
    private static final String VALUE = "ANNOTATION_VALUE";

    private final Element element;
    private double start = Double.NaN;
    private double end = Double.NaN;
    private boolean exact;

    EafAnnotation(Element element) {
        this.element = element;
    }

    Element element() {
        return element;
    }

    String id() {
        return element.getAttribute("ANNOTATION_ID");
    }

    /** Whether it has time slots, and not those of another annotation. */
    boolean isAlignable() {
        return element.getTagName().equals(ALIGNABLE);
    }

    /** Id of its first or second time slot. */
    String slot(int number) {
        return element.getAttribute("TIME_SLOT_REF" + number);
    }

    /** Id of the annotation that it belongs to; empty for none. */
    String parent() {
        return element.getAttribute("ANNOTATION_REF");
    }

    /** Id of the one before it that belongs to the same annotation; empty for none. */
    String previous() {
        return element.getAttribute("PREVIOUS_ANNOTATION");
    }

    String label() {
        List<Element> values = EafXml.children(element, VALUE);
        return values.isEmpty() ? "" : values.get(0).getTextContent();
    }

    /** Changes the label; it is no entry of a vocabulary any more. */
    void label(String label) {
        EafXml.children(element, VALUE).forEach(value -> value.setTextContent(EafXml.legal(label)));
        element.removeAttribute("CVE_REF");
    }

    /** In the unit of the document; NaN before it is known. */
    double start() {
        return start;
    }

    double end() {
        return end;
    }

    /** Whether its times stand in the file, and are not shares of another annotation's. */
    boolean isExact() {
        return exact;
    }

    boolean isTimed() {
        return !Double.isNaN(start) && !Double.isNaN(end);
    }

    /** Tells it its times. */
    void at(double from, double to, boolean inFile) {
        start = from;
        end = to;
        exact = inFile;
    }
}
