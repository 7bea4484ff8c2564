package org.encorecrm.consent;

import java.util.List;

/**
 * Addresses wait for a confirmation of what the shop says they granted. Published inside the transaction that keeps
 * the words; the customers are locked.
 */
public record ConsentsAsked(List<Said> words) {}
