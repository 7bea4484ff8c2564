/** Fields of the shop's own over REST. */
@NullMarked
package org.encorecrm.api.fields;

import org.jspecify.annotations.NullMarked;
