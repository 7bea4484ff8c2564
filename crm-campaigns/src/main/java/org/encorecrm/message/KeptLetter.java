package org.encorecrm.message;

/** A letter as it was, or would have been, sent: without the tracking of links. */
public record KeptLetter(String subject, String html, String text) {}
