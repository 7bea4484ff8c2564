package org.encorecrm.identity;

/**
 * An identifier that a document gives for its person.
 *
 * @param strong whoever has it is that person; a weak one identifies only where no strong one is given, and otherwise
 *     makes a pair for review
 */
record Claim(Identifier identifier, String givenAs, boolean strong) {}
