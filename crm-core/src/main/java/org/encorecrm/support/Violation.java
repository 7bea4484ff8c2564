package org.encorecrm.support;

/**
 * One thing wrong with a document.
 *
 * @param pointer JSON pointer (RFC 6901) to the offending value, empty for the whole document
 * @param message what it must be, in words
 */
public record Violation(String pointer, String message) {}
