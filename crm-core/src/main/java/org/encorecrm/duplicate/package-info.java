/** Records that may be one person's without sharing an identifier: looked for, compared, weighed, queued. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "customer", "erasure", "identity", "intake", "support"})
package org.encorecrm.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
