/** Scenarios in the browser: the list, how one flows, its runs, its switch and its editor. */
@NullMarked
package org.encorecrm.office.scenarios;

import org.jspecify.annotations.NullMarked;
