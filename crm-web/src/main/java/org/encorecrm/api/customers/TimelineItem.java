package org.encorecrm.api.customers;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Something that happened to or was done by a customer. */
record TimelineItem(Instant at, String type, String key, JsonNode data) {}
