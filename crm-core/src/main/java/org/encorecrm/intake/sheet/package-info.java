/** Files of rows as they stream by: CSV in any encoding, and XLSX. */
@NullMarked
@NamedInterface("sheet")
package org.encorecrm.intake.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
