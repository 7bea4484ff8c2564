package org.encorecrm.intake.sheet;

/** A {@code <t>} and what is not to be read as one. */
final class TextElement {

    private TextElement() {}

    /** Appends the text of the element that has just begun. */
    static void append(Xml xml, StringBuilder text) {
        while (xml.next() && !xml.ends("t")) {
            if (xml.isText()) {
                xml.appendTo(text);
            }
        }
    }

    /** Goes past the element that has just begun, such as how a word is pronounced. */
    static void skip(Xml xml, String name) {
        while (xml.next() && !xml.ends(name)) {
            // nothing of it is wanted
        }
    }
}
