package org.encorecrm;

import org.encorecrm.start.ResetPassword;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * Encore, an E-CRM for online shops. Beans are named by their whole class name: features need not know each other's
 * words.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Encore", sharedModules = "support")
public class EncoreApplication {

    public static void main(String[] arguments) {
        if (ResetPassword.isAskedFor(arguments)) {
            ResetPassword.run(arguments);
            return;
        }
        SpringApplication.run(EncoreApplication.class, arguments);
    }
}
