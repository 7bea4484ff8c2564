/** How long which kind of data is kept, and the nightly deletion of what is older. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "erasure", "support"})
package org.encorecrm.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
