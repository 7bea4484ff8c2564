/** What customers allow and forbid, word for word, and where that leaves them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "erasure", "support", "timeline"})
package org.encorecrm.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
