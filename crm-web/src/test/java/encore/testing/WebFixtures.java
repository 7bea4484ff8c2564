package encore.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/** Lazy, because the port is known only once the server runs. */
@TestConfiguration(proxyBeanMethods = false)
public class WebFixtures {

    @Bean
    @Lazy
    Api api(Environment environment) {
        return new Api(url(environment), EncoreWebTest.API_KEY);
    }

    /** A fresh one per test: an office remembers who is logged in. */
    @Bean
    @Lazy
    @Scope("prototype")
    Office office(Environment environment) {
        return new Office(url(environment));
    }

    private static String url(Environment environment) {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }
}
