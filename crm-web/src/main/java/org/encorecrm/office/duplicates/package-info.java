/** The queue of records that may be one person's: two cards side by side, and a decision. */
@NullMarked
package org.encorecrm.office.duplicates;

import org.jspecify.annotations.NullMarked;
