/** Importing customers, orders and products: the file, its columns, the dry run, the run, what came of it. */
@NullMarked
package org.encorecrm.office.imports;

import org.jspecify.annotations.NullMarked;
