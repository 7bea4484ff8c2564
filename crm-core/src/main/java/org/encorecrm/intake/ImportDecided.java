package org.encorecrm.intake;

/** Somebody has started, stopped or undone an import. Published inside the transaction that does it. */
public record ImportDecided(String action, Import file) {}
