/** Scenarios over REST: define, switch on and off, see runs and figures. */
@NullMarked
package org.encorecrm.api.scenarios;

import org.jspecify.annotations.NullMarked;
