/** Segments and criteria over REST. */
@NullMarked
package org.encorecrm.api.segments;

import org.jspecify.annotations.NullMarked;
