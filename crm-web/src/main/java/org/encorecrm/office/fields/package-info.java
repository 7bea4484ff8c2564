/** The page of the fields of the shop's own. */
@NullMarked
package org.encorecrm.office.fields;

import org.jspecify.annotations.NullMarked;
