/** Where the data lives: a PostgreSQL of yours, or the one Encore brings along. */
@NullMarked
@ApplicationModule(allowedDependencies = "support")
package org.encorecrm.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
