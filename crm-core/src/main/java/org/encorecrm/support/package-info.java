/** The few things every feature shares: time, errors, settings, the signal that wakes workers. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.encorecrm.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
