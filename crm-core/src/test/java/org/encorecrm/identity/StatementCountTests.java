package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import encore.testing.EncoreTest;
import java.util.List;
import java.util.stream.IntStream;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Growth is tested instead of time. */
@EncoreTest
class StatementCountTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    @Test
    void needsAsManyStatementsForATenThousandLineBatchAsForATenLineOne() {
        statements(batch("warm", 2));

        var small = statements(batch("small", 10));
        var large = statements(batch("large", 10_000));
        var known = statements(batch("large", 10_000));

        assertThat(large).isEqualTo(small);
        assertThat(known).isLessThan(small);
    }

    @Test
    void needsAHandfulForOne() {
        statements(batch("warm", 2));

        var created = statements(List.of(document("single")));
        var known = statements(List.of(document("single")));

        assertThat(created).isLessThanOrEqualTo(8);
        assertThat(known).isLessThanOrEqualTo(2);
    }

    private CustomerDocument document(String name) {
        return new CustomerFixtures(documents, identities, jdbc)
                .document("{\"externalId\": \"%s\", \"email\": \"%s@count.example.com\"}".formatted(name, name));
    }

    private List<CustomerDocument> batch(String name, int lines) {
        var shop = new CustomerFixtures(documents, identities, jdbc);
        return IntStream.range(0, lines)
                .mapToObj(i -> shop.document("""
                        {"externalId": "%s-%d", "email": "%s-%d@count.example.com", "visitorId": "%s-%d", "firstName": "Имя",
                         "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                                       "at": "2026-10-01T12:00:00Z"}]}""".formatted(name, i, name, i, name, i)))
                .toList();
    }

    private long statements(List<CustomerDocument> batch) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            identities.upsert(batch, false);
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
        return appender.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement ["))
                .filter(event -> !event.getFormattedMessage().contains("core.setting")
                        && !event.getFormattedMessage().contains("core.business_clock"))
                .count();
    }
}
