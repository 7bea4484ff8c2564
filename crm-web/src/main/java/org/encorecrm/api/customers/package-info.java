/** Customers over REST: writing, finding, looking back, merging and consent. */
@NullMarked
package org.encorecrm.api.customers;

import org.jspecify.annotations.NullMarked;
