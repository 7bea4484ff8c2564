package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.segment.SegmentMoves;
import org.encorecrm.support.DataRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What must be one transaction is one, in whatever role and by whatever means it is written. */
@EncoreTest
class OneTransactionTests {

    private static final String WHICH = "select pg_current_xact_id()::text";

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ApplicationEventMulticaster multicaster;

    @ParameterizedTest
    @EnumSource
    void spansJpaAndSqlAndListeners(DataRole role) {
        var seen = new ArrayList<String>();
        ApplicationListener<PayloadApplicationEvent<SegmentMoves>> listener = moves -> seen.add(ofSql());
        multicaster.addApplicationListener(listener);

        try (var scope = role.enter()) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                seen.add(ofSql());
                seen.add((String) entities.createNativeQuery(WHICH).getSingleResult());
                events.publishEvent(new SegmentMoves(-1, Instant.EPOCH));
            });
        } finally {
            multicaster.removeApplicationListener(listener);
        }

        assertThat(seen).hasSize(3).containsOnly(seen.get(0));
    }

    @ParameterizedTest
    @EnumSource
    void usesTheConnectionsOfItsRole(DataRole role) {
        try (var scope = role.enter()) {
            var name = jdbc.sql("select current_setting('application_name')").query(String.class);

            assertThat(name.list()).isEqualTo(List.of("encore-" + role.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private String ofSql() {
        return jdbc.sql(WHICH).query(String.class).single();
    }
}
