/** What customers' answers to surveys add up to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"feedback", "support"})
package org.encorecrm.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
