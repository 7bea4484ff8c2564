package encore.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The features of whatever modules are on the class path, without the web. */
@SpringBootApplication(scanBasePackages = "org.encorecrm")
@EntityScan("org.encorecrm")
@EnableJpaRepositories("org.encorecrm")
public class TestApplication {}
