package org.encorecrm.demo.shop;

/** Where somebody came from. */
public record Campaign(String source, String medium, String name) {}
