package org.encorecrm.demo.shop;

import java.time.Instant;

/** A word about what the shop may do, by channel and purpose. */
public record Consent(String channel, String purpose, boolean granted, Instant at, String evidence) {}
