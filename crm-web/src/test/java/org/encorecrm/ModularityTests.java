package org.encorecrm;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKeepToTheirBoundaries() {
        // crm-core's tests are on the class path for what they share; their fields are injected, as tests' are.
        ApplicationModules.of(EncoreApplication.class, location -> !location.contains("-tests.jar"))
                .verify();
    }
}
