/** Erasing a customer: what it will do, the deed, the receipt; and how long which data is kept. */
@NullMarked
package org.encorecrm.office.erasure;

import org.jspecify.annotations.NullMarked;
