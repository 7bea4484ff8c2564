package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import encore.testing.EncoreTest;
import java.time.Instant;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class NightlyTests {

    @Autowired
    Nightly nightly;

    @Autowired
    Settings settings;

    @Test
    void followsTheSettingInTheShopsZone() {
        assertThat(nightly.after(Instant.parse("2025-06-01T00:29:59Z"))).isEqualTo("2025-06-01T00:30:00Z");
        assertThat(nightly.after(Instant.parse("2025-06-01T00:30:00Z"))).isEqualTo("2025-06-02T00:30:00Z");

        settings.put("recomputation.cron", "0 0 5 * * SUN");
        assertThat(nightly.after(Instant.parse("2025-06-02T00:00:00Z"))).isEqualTo("2025-06-08T02:00:00Z");

        settings.put("recomputation.cron", "off");
        assertThat(nightly.after(Instant.parse("2025-06-02T00:00:00Z"))).isEqualTo(Schedule.NEVER);
        settings.put("recomputation.cron", "0 30 3 * * *");
    }
}
