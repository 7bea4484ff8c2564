/** One record per person: what the shop says about them, their identifiers, and all that happened to them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "change", "erasure", "field", "support", "timeline"})
package org.encorecrm.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
