package org.encorecrm;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKeepToTheirBoundaries() {
        ApplicationModules.of(EncoreApplication.class).verify();
    }
}
