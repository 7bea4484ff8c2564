/** Settings → Recomputation: the full recomputation, the change queue and what waits in it for a person. */
@NullMarked
package org.encorecrm.office.recomputation;

import org.jspecify.annotations.NullMarked;
