/** Watching the road: one order followed from its arrival to the letter and the task. */
@NullMarked
package org.encorecrm.office.road;

import org.jspecify.annotations.NullMarked;
