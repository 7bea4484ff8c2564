/** Complaints: what waits for an answer, for whom and until when. */
@NullMarked
package org.encorecrm.office.complaints;

import org.jspecify.annotations.NullMarked;
