package org.encorecrm.customer;

/**
 * An e-mail address or a phone number.
 *
 * @param value normalised: what identifies and what is written to
 * @param givenAs as the shop wrote it
 */
public record Address(String value, String givenAs) {}
