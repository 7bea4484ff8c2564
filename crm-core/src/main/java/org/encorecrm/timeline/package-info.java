/** Everything that happened to a customer on one line, whoever knows of it. */
@NullMarked
@ApplicationModule(allowedDependencies = "support")
package org.encorecrm.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
