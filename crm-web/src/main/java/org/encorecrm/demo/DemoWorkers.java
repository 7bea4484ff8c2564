package org.encorecrm.demo;

import java.time.Duration;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the demo is set to, and its threads. */
@Configuration(proxyBeanMethods = false)
@DemoOnly
@EnableConfigurationProperties(DemoProperties.class)
class DemoWorkers {

    /** Declares for itself that it is the demo's: scanning finds it without the class around it. */
    @Configuration(proxyBeanMethods = false)
    @DemoOnly
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    static class Threads {

        @Bean
        WorkLoop demoOpening(Opening opening) {
            return new WorkLoop("demo-opening", Duration.ofMillis(500), new Signal(), opening::step);
        }

        @Bean
        WorkLoop demoWalk(Walk walk, Journeys journeys) {
            return new WorkLoop("demo-walk", Duration.ofSeconds(2), journeys.signal(), walk::hop);
        }

        @Bean
        WorkLoop demoTraffic(LiveTraffic traffic) {
            return new WorkLoop("demo-traffic", LiveTraffic.TICK, new Signal(), traffic::tick);
        }
    }
}
