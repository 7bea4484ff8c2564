/** How often product groups are bought: the steps of the assortment, and what a limit in days would catch. */
@NullMarked
@ApplicationModule(allowedDependencies = {"support"})
package org.encorecrm.assortment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
