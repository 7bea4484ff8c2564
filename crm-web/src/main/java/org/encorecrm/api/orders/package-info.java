/** Orders over REST. */
@NullMarked
package org.encorecrm.api.orders;

import org.jspecify.annotations.NullMarked;
