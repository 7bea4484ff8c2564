/** Reading what others send: strictly, completely, and with every fault named. */
@NullMarked
package org.encorecrm.support.json;

import org.jspecify.annotations.NullMarked;
