package org.encorecrm.demo;

import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** Whether this base is still the demo's: once somebody starts a shop of their own in it, it never is again. */
@Component
@DemoOnly
class Demo {

    static final String OVER = "demo.over";

    private final Settings settings;

    Demo(Settings settings) {
        this.settings = settings;
    }

    boolean isOn() {
        return settings.find(OVER).isEmpty();
    }

    void endForGood() {
        settings.put(OVER, "true");
    }
}
