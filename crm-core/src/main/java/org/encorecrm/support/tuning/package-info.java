/** Numbers by which a feature computes, that the shop may set: declared beside the feature, changed in one place. */
@NullMarked
package org.encorecrm.support.tuning;

import org.jspecify.annotations.NullMarked;
