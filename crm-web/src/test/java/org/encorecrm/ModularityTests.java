package org.encorecrm;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKeepToTheirBoundaries() {
        // Tests are on the class path too, crm-core's for what they share; their fields are injected, as tests' are.
        ApplicationModules.of(
                        EncoreApplication.class,
                        location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
                .verify();
    }
}
