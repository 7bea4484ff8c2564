/** Files of rows as they stream by: CSV in any encoding, and XLSX. */
@NullMarked
package org.encorecrm.intake.sheet;

import org.jspecify.annotations.NullMarked;
