package org.encorecrm.demo.shop;

import java.time.Instant;

/** A word about whether the shop may write, by channel. */
public record Consent(String channel, boolean granted, Instant at, String evidence) {}
