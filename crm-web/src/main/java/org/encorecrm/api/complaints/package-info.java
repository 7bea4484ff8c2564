/** Complaints over REST: what customers are unhappy about, and what they were answered. */
@NullMarked
package org.encorecrm.api.complaints;

import org.jspecify.annotations.NullMarked;
