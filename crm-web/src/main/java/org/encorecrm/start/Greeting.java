package org.encorecrm.start;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Says where to go. To the console and not to the log: the log is collected, and passwords are not for collecting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StartProperties.class)
class Greeting {

    private final FirstStart firstStart;
    private final PrintStream console = System.out;

    Greeting(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        var made = firstStart.once();
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        console.printf(
                "%n  Encore is ready: http://localhost:%d%n", web.getWebServer().getPort());
        made.map(FirstStart.Made::password)
                .ifPresent(password -> console.printf("  First login:     admin / %s%n", password));
        made.map(FirstStart.Made::key).ifPresent(key -> console.printf("  API key:         %s%n", key));
        console.println();
    }
}
