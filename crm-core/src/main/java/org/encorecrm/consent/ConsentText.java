package org.encorecrm.consent;

import java.time.Instant;

/**
 * One version of what people are asked to agree to. It never changes.
 *
 * @param language {@code ru} or {@code en}
 * @param author a login, or {@code system}
 */
public record ConsentText(String purpose, int version, String language, String text, Instant since, String author) {}
