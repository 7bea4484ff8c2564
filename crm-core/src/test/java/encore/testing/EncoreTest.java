package encore.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of features below the web on a real PostgreSQL. The background workers are off: the test itself does their
 * work when it wants it done. Test data is the test's own: never assume empty tables.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:encore-core.properties",
            "spring.main.banner-mode=off",
            "encore.workers.enabled=false",
            "db-scheduler.enabled=false",
            "encore.database.connections-percent=50"
        })
public @interface EncoreTest {}
