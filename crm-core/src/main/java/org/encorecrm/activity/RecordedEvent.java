package org.encorecrm.activity;

import tools.jackson.databind.node.ObjectNode;

/** An event as it was written. */
public record RecordedEvent(long id, ObjectNode properties) {}
