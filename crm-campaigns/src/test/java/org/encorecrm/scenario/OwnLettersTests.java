package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.LETTER;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.message.Reactions;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.segment.Filled;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
@Import(Filled.class)
class OwnLettersTests {

    private static final Step NOT_OPENED_CALL = new Step.Branch(
            Json.MAPPER.readTree("{\"message\": \"opened\", \"count\": {\"op\": \"eq\", \"value\": 0}}"),
            List.of(CALL),
            List.of());

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    Reactions reactions;

    @Autowired
    Messages messages;

    @Autowired
    Segments segments;

    @Autowired
    Filled filled;

    @Autowired
    Drain drain;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aBranchAsksAboutTheLettersOfItsOwnRun() {
        var segment = given.segment();
        var scenario = active(scenario(segment, LETTER, NOT_OPENED_CALL));
        var reader = given.customer();
        var other = given.customer();
        reactions.opened(letter(other, "an-older-one"), false);
        given.enter(segment, reader, other);

        given.workOff();

        assertThat(given.tasks(scenario))
                .as("neither has opened the letter of this run")
                .isEqualTo(2);
    }

    @Test
    void whoOpenedTheLetterOfTheRunIsNotCalled() {
        var segment = given.segment();
        var scenario = active(scenario(segment, LETTER, NOT_OPENED_CALL));
        given.enter(segment, given.customer());
        given.runs().work();
        var letter = jdbc.sql("select id from campaigns.message where scenario = :key")
                .param("key", scenario.key())
                .query(Long.class)
                .optional();
        letter.ifPresent(id -> reactions.opened(id, false));
        given.workOff();

        assertThat(letter).isPresent();
        assertThat(given.tasks(scenario)).isZero();
    }

    /** A scenario that writes to whoever has been written to must not write for ever. */
    @Test
    void aSegmentOfMessagesThatStartsMessagesEnds() {
        var key = ScenarioFixtures.aKey();
        segments.create(new SegmentDraft(
                key, key, SegmentKind.DYNAMIC, CriteriaReader.read(Json.MAPPER.readTree("""
                        {"message": "held", "where": [{"field": "template", "op": "startsWith", "value": "%s"}]}""".formatted(key)), "")));
        filled.now();
        given.segment();
        var scenario = active(scenario(key, new Step.Send("email", "a-letter")));
        var customer = given.customer();
        var letter = letter(customer, key);
        jdbc.sql("update campaigns.message set state = 'held', reason = 'cap', due_at = null where id = :id")
                .param("id", letter)
                .update();
        reactions.opened(letter, false);

        for (var i = 0; i < 5; i++) {
            drain.changes();
            given.workOff();
        }

        assertThat(given.letters(scenario)).isEqualTo(1);
        jdbc.sql("update campaigns.scenario set state = 'paused' where key = :key")
                .param("key", scenario.key())
                .update();
    }

    private ScenarioDefinition active(ScenarioDefinition scenario) {
        scenarios.put(scenario);
        scenarios.activate(scenario.key(), false);
        return scenario;
    }

    private long letter(long customer, String template) {
        return transaction.execute(status -> messages.enqueue(new OutgoingMessage(
                customer, "email", template, "other", null, ScenarioFixtures.aKey(), Map.of(), clock.now())));
    }
}
