/** Finding customers, and everything about one of them on a card. */
@NullMarked
package org.encorecrm.office.customer;

import org.jspecify.annotations.NullMarked;
