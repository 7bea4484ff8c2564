/** Assortment steps and the advice on limits, over REST. */
@NullMarked
package org.encorecrm.api.assortment;

import org.jspecify.annotations.NullMarked;
