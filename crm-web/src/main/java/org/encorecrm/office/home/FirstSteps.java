package org.encorecrm.office.home;

import java.util.Optional;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a shop that has just begun still has to do; shown until it has customers and a segment. */
@Repository
@Transactional(readOnly = true)
class FirstSteps {

    private final JdbcClient jdbc;
    private final Settings settings;

    FirstSteps(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Optional<Done> left() {
        return Optional.of(jdbc.sql("""
                        select exists (select from core.customer where id > 0) as customers,
                               exists (select from segmentation.segment) as segment,
                               exists (select from campaigns.scenario where state = 'active') as scenario
                        """)
                        .query((row, i) -> new Done(
                                row.getBoolean("customers"),
                                !settings.get("shop.sender", "").isBlank(),
                                row.getBoolean("segment"),
                                row.getBoolean("scenario"),
                                settings.liveSince().isPresent()))
                        .single())
                .filter(done -> !done.customers() || !done.segment());
    }

    /** Which of the steps are behind. */
    public record Done(boolean customers, boolean sender, boolean segment, boolean scenario, boolean live) {}
}
