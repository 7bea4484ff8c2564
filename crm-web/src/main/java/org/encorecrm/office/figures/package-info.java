/** Settings → Figures: the numbers by which figures are computed. */
@NullMarked
package org.encorecrm.office.figures;

import org.jspecify.annotations.NullMarked;
