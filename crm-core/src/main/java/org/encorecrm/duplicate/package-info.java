/** Records that may be one person's without sharing an identifier: looked for, compared, weighed, queued. */
@NullMarked
@ApplicationModule(allowedDependencies = {"customer", "erasure", "identity", "support"})
package org.encorecrm.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
