/** The queue of customers about whom something changed. */
@NullMarked
@ApplicationModule(allowedDependencies = "support")
package org.encorecrm.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
