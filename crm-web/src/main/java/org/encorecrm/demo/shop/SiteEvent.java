package org.encorecrm.demo.shop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something done on the site. Events before the registration carry a visitor only. */
public record SiteEvent(
        String id,
        String type,
        Instant at,
        String visitorId,
        @Nullable String customer,
        @Nullable Good good,
        List<Line> cart,
        @Nullable Campaign campaign) {}
