/** The pages of segments: the list, one segment, and the constructor. */
@NullMarked
package org.encorecrm.office.segments;

import org.jspecify.annotations.NullMarked;
