/** The back office: what every page shares. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.encorecrm.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
