package org.encorecrm.office.home;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the surge brake holds until somebody decides. */
@Repository
class Waves {

    private static final Duration WATCHED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Waves(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Wave> held() {
        return jdbc.sql("""
                        select s.key, s.name, s.held_usual as usual_day,
                               (select count(*) from segmentation.move m
                                 where m.segment_id = s.id and m.held) as waiting,
                               (select count(*) from segmentation.move m
                                 where m.segment_id = s.id and m.entered and (m.acting or m.held)
                                   and m.at > :hourAgo) as last_hour
                          from segmentation.segment s
                         where s.held_since is not null
                         order by s.held_since limit 5
                        """)
                .param("hourAgo", Timestamp.from(clock.now().minus(WATCHED)))
                .query(Wave.class)
                .list();
    }

    /** @param usualDay entries on its usual day, null when it has no two weeks behind it */
    record Wave(String key, String name, @Nullable BigDecimal usualDay, long waiting, long lastHour) {}
}
