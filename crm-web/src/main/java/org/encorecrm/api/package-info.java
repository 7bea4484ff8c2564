/** The REST contract, version 1: reading requests, answering them, and saying what is wrong with them. */
@NullMarked
@ApplicationModule
package org.encorecrm.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
