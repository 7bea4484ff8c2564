package org.encorecrm.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** {@code <customers><customer><field name="email">…</field></customer></customers>}; what is not known is left out. */
class XmlExport implements ExportFile {

    private final List<ExportColumn> columns;
    private final XMLStreamWriter xml;

    XmlExport(List<ExportColumn> columns, OutputStream out) throws IOException {
        this.columns = columns;
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("customers");
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void row(List<String> values) throws IOException {
        try {
            xml.writeStartElement("customer");
            for (var i = 0; i < columns.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    xml.writeStartElement("field");
                    xml.writeAttribute("name", columns.get(i).name());
                    xml.writeCharacters(allowed(values.get(i)));
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }

    /** XML has no way to write control characters, and none to write half a pair of surrogates. */
    private static String allowed(String text) {
        return text.codePoints().allMatch(XmlExport::isAllowed)
                ? text
                : text.codePoints()
                        .filter(XmlExport::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }
}
