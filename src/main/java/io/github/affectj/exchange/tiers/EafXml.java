package io.github.affectj.exchange.tiers;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * XML of ELAN as a tree whose elements know their lines. A document type, and with it every entity
 * from outside, is refused. The platform's own parser is taken, not one that a host may bring.
 */
final class EafXml {
    private static final String LINE = "line";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final long MOST_BYTES = 256L << 20;

    private EafXml() {}

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is no XML, or has a document type
     */
    static Document parse(Path path) {
        byte[] bytes = ForeignFiles.bytes(path, MOST_BYTES, "a file of ELAN");
        return parse(new InputSource(new ByteArrayInputStream(bytes)), path);
    }

    /** Reads what {@link #text} wrote; {@code path} is for messages. */
    static Document parse(String xml, Path path) {
        return parse(new InputSource(new StringReader(xml)), path);
    }

    private static Document parse(InputSource source, Path path) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            SAXParser parser = factory.newSAXParser();
            Builder builder = new Builder();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", builder);
            parser.parse(source, builder);
            return builder.document;
        } catch (SAXParseException e) {
            String fault =
                    e.getMessage().contains("DOCTYPE")
                            ? "has a document type (<!DOCTYPE ...>), which may bring in other files; remove it"
                            : "is no whole XML (" + e.getMessage().replaceFirst("\\.$", "") + ")";
            throw new BadInputException(
                    "%s: the file %s."
                            .formatted(
                                    TierCollector.at(path, Math.max(1, e.getLineNumber())), fault),
                    e);
        } catch (SAXException | IOException e) {
            throw new BadInputException(path + " is no XML (" + e.getMessage() + ").", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the tree. */
    private static final class Builder extends DefaultHandler2 {
        private final Document document = empty();
        private Node at = document;
        private Locator locator;

        @Override
        public void setDocumentLocator(Locator found) {
            locator = found;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
            for (int i = 0; i < attributes.getLength(); i++) {
                String attribute = attributes.getQName(i);
                String space = attributes.getURI(i);
                element.setAttributeNS(
                        attribute.equals("xmlns") || attribute.startsWith("xmlns:")
                                ? XMLNS
                                : space.isEmpty() ? null : space,
                        attribute,
                        attributes.getValue(i));
            }
            element.setUserData(LINE, locator.getLineNumber(), null);
            at.appendChild(element);
            at = element;
        }

        @Override
        public void endElement(String uri, String local, String name) {
            at = at.getParentNode();
        }

        @Override
        public void characters(char[] text, int start, int length) {
            at.appendChild(document.createTextNode(new String(text, start, length)));
        }

        @Override
        public void comment(char[] text, int start, int length) {
            at.appendChild(document.createComment(new String(text, start, length)));
        }

        @Override
        public void processingInstruction(String target, String data) {
            at.appendChild(document.createProcessingInstruction(target, data));
        }
    }

    /** A document without content. */
    static Document empty() {
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
            document.setXmlStandalone(true);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document as text. */
    static String text(Document document) {
        StringWriter out = new StringWriter();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.INDENT, "no");
            transformer.transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return out.append('\n').toString();
    }

    /** The line in which an element begins, or 1 for one that was made here. */
    static int line(Element element) {
        return element.getUserData(LINE) instanceof Integer line ? line : 1;
    }

    /** The elements of a name right below another. */
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Text without the signs that XML can't hold. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(
                        c ->
                                c == '\t'
                                                || c == '\n'
                                                || c == '\r'
                                                || (c >= 0x20 && c < 0xD800)
                                                || (c > 0xDFFF && c < 0xFFFE)
                                                || c > 0xFFFF
                                        ? c
                                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
