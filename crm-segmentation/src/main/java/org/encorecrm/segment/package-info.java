/** Segments: who is in them, who moved, and why. */
@NullMarked
@ApplicationModule
package org.encorecrm.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
