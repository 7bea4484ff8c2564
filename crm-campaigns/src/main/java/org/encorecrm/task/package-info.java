/** Tasks on people's desks: who does what for which customer until when, and how it ended. */
@NullMarked
@ApplicationModule
package org.encorecrm.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
