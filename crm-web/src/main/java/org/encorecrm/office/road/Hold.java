package org.encorecrm.office.road;

/**
 * Why something did not go further.
 *
 * @param code names the rule; the bundles have its text and the remedy
 * @param detail what makes this case particular, empty when the rule says it all
 */
record Hold(String code, String detail) {

    static Hold of(String code) {
        return new Hold(code, "");
    }
}
