/** Everything held about one person, in one file they can read. */
@NullMarked
@ApplicationModule(allowedDependencies = {"support"})
package org.encorecrm.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
