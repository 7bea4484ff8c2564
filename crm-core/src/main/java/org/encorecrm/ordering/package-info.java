/** Orders as the shop sends them: their content, their statuses, and whom they belong to. */
@NullMarked
@ApplicationModule
package org.encorecrm.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
