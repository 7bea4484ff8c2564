/** Who is who: matching by identifiers, merging, undoing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"customer", "consent", "change", "erasure", "support", "timeline"})
package org.encorecrm.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
