package org.encorecrm.template;

/**
 * The links every advertising letter gives its reader.
 *
 * @param unsubscribe the way out
 * @param preferences where to choose less often; empty for letters that cannot offer it
 */
public record ReaderLinks(String unsubscribe, String preferences) {}
