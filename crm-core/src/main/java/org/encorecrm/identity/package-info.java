/** Who is who: matching by identifiers, merging, undoing. */
@NullMarked
@ApplicationModule
package org.encorecrm.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
