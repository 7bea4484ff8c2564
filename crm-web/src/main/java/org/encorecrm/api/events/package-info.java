/** Events over REST. */
@NullMarked
package org.encorecrm.api.events;

import org.jspecify.annotations.NullMarked;
