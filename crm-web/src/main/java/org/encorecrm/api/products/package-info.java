/** Products over REST. */
@NullMarked
package org.encorecrm.api.products;

import org.jspecify.annotations.NullMarked;
