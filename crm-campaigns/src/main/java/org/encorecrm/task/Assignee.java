package org.encorecrm.task;

/** Somebody with a desk. */
public record Assignee(String login, String name) {}
