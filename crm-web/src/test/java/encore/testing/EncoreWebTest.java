package encore.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.encorecrm.EncoreApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole application on a random port and a database of its own, the background workers off: the test does their
 * work when it wants it done. {@link Api} and {@link Office} can be autowired. All tests share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EncoreApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "encore.workers.enabled=false",
            "db-scheduler.enabled=false",
            "encore.database.connections-percent=50",
            "encore.tallies.patience=20s",
            "encore.admin-password=" + EncoreWebTest.ADMIN_PASSWORD,
            "encore.api-key=" + EncoreWebTest.API_KEY
        })
@Import(WebFixtures.class)
public @interface EncoreWebTest {

    /** The password of the login "admin". */
    String ADMIN_PASSWORD = "a password for tests";

    /** A key with every scope. */
    String API_KEY = "a-key-for-tests-with-every-scope";
}
