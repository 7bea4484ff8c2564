/** RFC 9457 problems: the one shape of all errors that machines are answered with, whatever level refuses. */
@NullMarked
@ApplicationModule
package org.encorecrm.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
