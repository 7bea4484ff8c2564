/** Reports → Assortment steps: how far apart product groups are bought, and what a limit in days would catch. */
@NullMarked
package org.encorecrm.office.assortment;

import org.jspecify.annotations.NullMarked;
