/** Predictions over REST. */
@NullMarked
package org.encorecrm.api.predictions;

import org.jspecify.annotations.NullMarked;
