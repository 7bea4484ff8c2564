package org.encorecrm.consent;

import java.time.Instant;

/** Where consent stands for one address, channel and purpose. */
public record ConsentState(String channel, String purpose, String address, boolean granted, Instant at) {}
