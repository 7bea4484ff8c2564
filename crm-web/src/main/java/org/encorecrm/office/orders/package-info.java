/** One order on a page: what was bought, how it went on, what the shop's own fields say. */
@NullMarked
package org.encorecrm.office.orders;

import org.jspecify.annotations.NullMarked;
