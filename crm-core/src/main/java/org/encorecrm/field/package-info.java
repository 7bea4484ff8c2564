/** Fields of the shop's own on customers and orders: what they are called, what type they have, what fits them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"support"})
package org.encorecrm.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
