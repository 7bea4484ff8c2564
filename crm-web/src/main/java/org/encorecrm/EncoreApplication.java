package org.encorecrm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Encore, an E-CRM for online shops. */
@SpringBootApplication
@Modulithic(systemName = "Encore", sharedModules = "support")
public class EncoreApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(EncoreApplication.class, arguments);
    }
}
