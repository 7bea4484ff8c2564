package org.encorecrm.database;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** {@code spring.datasource.url} names a PostgreSQL of yours; without it the embedded one is started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConnection {

    @Bean
    @ConditionalOnProperty("spring.datasource.url")
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    JdbcConnectionDetails yourDatabase(Environment environment) {
        return new GivenDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    /** A command may run beside the application: with {@code encore.data-shared} it joins the running database. */
    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    JdbcConnectionDetails embeddedDatabase(Environment environment) {
        var folder = new DataFolder(Path.of(environment.getProperty("encore.data", "data")));
        var shared = environment.getProperty("encore.data-shared", Boolean.class, false);
        return shared && folder.isInUse()
                ? LivingDatabase.of(folder)
                        .orElseThrow(() -> new IllegalStateException("Encore is just starting on " + folder))
                : new EmbeddedDatabase(folder);
    }
}
