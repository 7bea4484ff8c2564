/** The report on the stages of the lifecycle: who is where, who passes from where to where, and the limits. */
@NullMarked
package org.encorecrm.office.lifecycle;

import org.jspecify.annotations.NullMarked;
