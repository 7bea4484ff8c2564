/** Reports → Periods with purchases: binary words, and how customers with each went on. */
@NullMarked
package org.encorecrm.office.binary;

import org.jspecify.annotations.NullMarked;
