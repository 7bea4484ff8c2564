package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.QueueHead;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.encorecrm.change.Backlog;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.intake.Imports;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Comparing steps aside for imports and for figures, but not for ever. */
@EncoreTest
@Transactional
class CourtesyTests {

    @Autowired
    Backlog backlog;

    @Autowired
    Imports imports;

    @Autowired
    SearchWorker worker;

    @Autowired
    Searches searches;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    JdbcClient jdbc;

    private QueueHead head;
    private Courtesy courtesy;
    private long nanos;

    @BeforeEach
    void begin() {
        head = new QueueHead(jdbc);
        head.isFresh();
        courtesy = new Courtesy(backlog, imports, () -> nanos);
    }

    @Test
    void worksWhenNobodyIsInAHurry() {
        assertThat(courtesy.stepsAside()).isFalse();
    }

    @Test
    void stepsAsideUntilTheImportIsOver() {
        var file = running();
        assertThat(courtesy.stepsAside()).isTrue();

        imports.cancel(file);
        assertThat(courtesy.stepsAside()).isFalse();
    }

    @Test
    void stepsAsideWhileFiguresAreBehind() {
        head.hasWaited(Duration.ofSeconds(1));
        assertThat(courtesy.stepsAside()).isTrue();

        head.isFresh();
        assertThat(courtesy.stepsAside()).isFalse();
    }

    @Test
    void takesATurnEveryTwentySecondsAllTheSame() {
        running();

        pass(Duration.ofSeconds(19));
        assertThat(courtesy.stepsAside()).isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(courtesy.stepsAside()).isFalse();
        assertThat(courtesy.stepsAside()).as("one turn only").isTrue();
        pass(Duration.ofSeconds(19));
        assertThat(courtesy.stepsAside()).isTrue();
    }

    @Test
    void leavesChangedCustomersUncomparedMeanwhile() {
        var file = running();
        var customer = identities
                .upsert(documents.read(Json.read("{\"externalId\": \"courtesy-1\", \"firstName\": \"Анна\"}")), true)
                .id();
        var loop = new SearchLoop().duplicateLoop(worker, searches, backlog, imports);

        assertThat(loop.turn()).isFalse();
        assertThat(due(customer)).isTrue();

        imports.cancel(file);
        while (due(customer)) {
            assertThat(loop.turn()).isTrue();
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private boolean due(long customer) {
        return jdbc.sql("select exists (select from core.likeness_due where customer_id = ?)")
                .param(customer)
                .query(Boolean.class)
                .single();
    }

    private long running() {
        var text = "external id;first name\ncourtesy-2;Анна\n".getBytes(StandardCharsets.UTF_8);
        var file = imports.receive(ImportKind.CUSTOMERS, "test.csv", new ByteArrayInputStream(text), "test");
        return imports.run(file.id()).id();
    }
}
