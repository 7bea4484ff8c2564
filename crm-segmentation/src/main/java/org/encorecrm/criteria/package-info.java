/** Conditions on customers: the closed tree, the fields it may name, and what they mean in SQL and in words. */
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "assortment", "change", "field", "metrics", "support"})
package org.encorecrm.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
