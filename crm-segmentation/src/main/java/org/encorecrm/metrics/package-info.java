/** What a customer is now, in figures: orders, visits, cart, RFM scores, recomputed from the facts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"assortment", "catalog", "change", "erasure", "identity", "support"})
package org.encorecrm.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
