package org.encorecrm.timeline;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Something that happened to or was done by a customer. What {@code data} holds depends on the type. */
public record TimelineEntry(Instant at, String type, String key, JsonNode data) {}
