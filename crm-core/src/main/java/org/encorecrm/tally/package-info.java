/** What takes long to count over everybody: counted in the background, kept, and shown with the moment it is of. */
@NullMarked
@ApplicationModule(allowedDependencies = "support")
package org.encorecrm.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
