package org.encorecrm.office.settings;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class ShopZoneTests {

    @Autowired
    Office office;

    @Autowired
    Settings settings;

    @Test
    void refusesAZoneThatTheDatabaseDoesNotKnow() {
        office.enterAsAdministrator();
        assertThat(office.get("/settings").body())
                .contains("<option value=\"Asia/Vladivostok\">")
                .doesNotContain("SystemV");

        assertThat(office.post("/settings", "zone", "SystemV/PST8").status()).isEqualTo(422);
        assertThat(office.post("/settings", "zone", "Moon/Tycho").status()).isEqualTo(422);

        assertThat(settings.zone().getId()).isEqualTo("Europe/Moscow");
    }
}
