package org.encorecrm.template;

/** A letter as one customer would read it. */
public record RenderedLetter(TemplateClass kind, String subject, String html, String text) {}
