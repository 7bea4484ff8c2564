/** Binary words: in which of the last periods customers bought, and how such customers went on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"assortment", "metrics", "support"})
package org.encorecrm.binary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
