/** The first start and what the console says about it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"security", "message", "support"})
package org.encorecrm.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
