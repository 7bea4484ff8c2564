package org.encorecrm.demo;

import java.time.Instant;
import org.encorecrm.demo.shop.Plan;

/** How far the demo shop of this base has come. */
record ShopState(Plan plan, boolean stageSet, boolean finished, boolean trafficPaused, Instant startedAt) {}
