package org.encorecrm.office.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class PrivacyPageTests {

    @Autowired
    Office office;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void countsSavesAndStarts() {
        office.enterAsAdministrator();
        assertThat(office.get("/settings/privacy").body())
                .contains("keep-letters")
                .contains("keep-audit");
        assertThat(office.get("/settings/privacy/letters?letters=P30D").body())
                .containsPattern("\\d+ rows|строк")
                .doesNotContain("<main");

        office.post("/settings/privacy", "letters", "P2Y", "audit", "P2Y");

        assertThat(settings.get("retention.letters", "")).isEqualTo("P2Y");
        assertThat(office.get("/settings/audit").body()).contains("P3Y");

        office.post("/settings/privacy", "letters", "P3Y", "audit", "P30D");

        assertThat(settings.get("retention.letters", "")).isEqualTo("P2Y");
        office.post("/settings/privacy", "letters", "P3Y", "audit", "P5Y");
        office.post("/settings/privacy/run");
        assertThat(jdbc.sql("select count(*) from core.retention_run where asked_by = 'admin'")
                        .query(Long.class)
                        .single())
                .isPositive();
        jdbc.sql("delete from core.retention_run").update();
    }

    @Test
    void refusesToTakeAnythingOutOfTheAuditLog() {
        assertThatThrownBy(() -> jdbc.sql("delete from web.audit_log").update())
                .hasMessageContaining("the audit log only grows");
        assertThatThrownBy(() ->
                        jdbc.sql("update web.audit_log set who = 'nobody'").update())
                .hasMessageContaining("the audit log only grows");
        assertThatThrownBy(() -> jdbc.sql("""
                        with allowed as materialized (select set_config('encore.retention', 'on', true))
                        delete from web.audit_log using allowed
                        """).update()).hasMessageContaining("the audit log only grows");
    }
}
