/** Imports over REST. */
@NullMarked
package org.encorecrm.api.imports;

import org.jspecify.annotations.NullMarked;
