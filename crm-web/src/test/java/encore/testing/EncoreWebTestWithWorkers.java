package encore.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.encorecrm.EncoreApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Like {@link EncoreWebTest}, with the background workers running: for journeys from end to end. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EncoreApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "encore.database.connections-percent=50",
            "encore.tallies.patience=20s",
            "encore.admin-password=" + EncoreWebTest.ADMIN_PASSWORD,
            "encore.api-key=" + EncoreWebTest.API_KEY
        })
@Import(WebFixtures.class)
public @interface EncoreWebTestWithWorkers {}
