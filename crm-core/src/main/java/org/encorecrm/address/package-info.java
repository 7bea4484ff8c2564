/** Whether letters can reach an e-mail address: its domain's mail exchanger, disposable domains, slips of the fingers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "erasure", "support"})
package org.encorecrm.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
