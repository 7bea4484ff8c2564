/** Public links of letters: opens, clicks and the way out. */
@NullMarked
@ApplicationModule
package org.encorecrm.track;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
