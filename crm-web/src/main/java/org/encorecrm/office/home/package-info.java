/** What moved today. */
@NullMarked
package org.encorecrm.office.home;

import org.jspecify.annotations.NullMarked;
