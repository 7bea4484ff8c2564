package org.encorecrm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class WithoutDemoTests {

    @Autowired
    Office office;

    @Test
    void hasNoWayInWithoutAPassword() {
        assertThat(office.get("/login").body()).doesNotContain("/demo/enter");

        assertThat(office.post("/demo/enter", "as", "ADMINISTRATOR").status()).isEqualTo(404);
        assertThat(office.get("/settings").status()).isNotEqualTo(200);
    }

    @Test
    void keepsTheClockAndTheDataWhereTheyAre() {
        office.enterAsAdministrator();

        assertThat(office.post("/demo/journeys", "way", "WEEK").status()).isEqualTo(404);
        assertThat(office.post("/demo/my-shop", "sure", "true").status()).isEqualTo(404);
        assertThat(office.get("/road").body()).doesNotContain("/demo/orders");
    }
}
