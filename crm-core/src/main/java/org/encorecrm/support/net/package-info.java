/** Asking servers of others: addresses inside our own network are refused, and nothing takes for ever. */
@NullMarked
package org.encorecrm.support.net;

import org.jspecify.annotations.NullMarked;
