/** Personal values kept outside of the customer's own rows: sealed with a key per customer, which erasure destroys. */
@NullMarked
package org.encorecrm.support.seal;

import org.jspecify.annotations.NullMarked;
