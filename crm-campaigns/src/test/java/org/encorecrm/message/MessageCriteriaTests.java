package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of messages moves people between segments at once, and time moves them on. */
@MailTest
class MessageCriteriaTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    Segments segments;

    @Autowired
    Reactions reactions;

    @Autowired
    Unsubscribes unsubscribes;

    @Autowired
    Drain drain;

    @Autowired
    Settings settings;

    private final String segment = "m-" + UUID.randomUUID();

    @BeforeEach
    void settle() {
        drain.toNow();
    }

    @AfterEach
    void takeTheSegmentAway() {
        segments.delete(segment);
    }

    @Test
    void whoOpensEntersAndLeavesWhenTimeHasPassed() {
        segment(
                "{'message': 'opened', 'where': [{'field': 'scenario', 'op': 'eq', 'value': 'welcome'}], 'within': 'P30D'}");
        var anna = desk.subscriber("anna");
        var letter = sent(anna);

        reactions.opened(letter, true);
        drain.changes();
        assertThat(isIn(anna)).as("a robot's opening is nobody's").isFalse();
        reactions.opened(letter, false);
        drain.changes();
        assertThat(isIn(anna)).isTrue();

        var opened = desk.jdbc()
                .sql("select at from campaigns.reaction where message_id = :id and not robot")
                .param("id", letter)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var end = opened.atZone(settings.zone()).plusDays(30).toInstant();
        drain.upTo(end.minusMillis(1));
        assertThat(isIn(anna)).isTrue();
        drain.upTo(end);
        assertThat(isIn(anna)).isFalse();
    }

    @Test
    void knowsWhatWasClicked() {
        segment("{'message': 'clicked', 'where': [{'field': 'link', 'op': 'contains', 'value': '/Robots'}]}");
        var anna = desk.subscriber("anna");
        var letter = sent(anna);

        reactions.clicked(letter, "https://shop.example/dolls", false);
        drain.changes();
        assertThat(isIn(anna)).isFalse();
        reactions.clicked(letter, "https://shop.example/robots/1", false);
        drain.changes();
        assertThat(isIn(anna)).isTrue();
    }

    @Test
    void countsMessagesNotOpenings() {
        segment("{'message': 'opened', 'count': {'op': 'gte', 'value': 2}}");
        var anna = desk.subscriber("anna");
        var first = sent(anna);

        reactions.opened(first, false);
        reactions.opened(first, false);
        reactions.clicked(first, "https://shop.example", false);
        drain.changes();
        assertThat(isIn(anna)).isFalse();
        reactions.clicked(sent(anna), "https://shop.example", false);
        drain.changes();
        assertThat(isIn(anna)).as("whoever clicks has opened").isTrue();
    }

    @Test
    void whoWasWrittenToButDidNotOpen() {
        segment("{'all': [{'message': 'sent'}, {'message': 'opened', 'count': {'op': 'eq', 'value': 0}}]}");
        var anna = desk.subscriber("anna");
        var letter = sent(anna);
        drain.changes();
        assertThat(isIn(anna)).isTrue();

        reactions.opened(letter, false);
        drain.changes();
        assertThat(isIn(anna)).isFalse();
    }

    @Test
    void knowsWhatWasNotLetThrough() {
        segment("{'message': 'suppressed', 'where': [{'field': 'reason', 'op': 'eq', 'value': 'no_consent'}]}");
        var boris = desk.person("boris");
        desk.advertise(boris);
        desk.sendAll();
        drain.changes();
        assertThat(isIn(boris)).isTrue();
    }

    @Test
    void knowsWhoUnsubscribed() {
        segment("{'message': 'unsubscribed'}");
        var anna = desk.subscriber("anna");
        unsubscribes.unsubscribe(sent(anna));
        drain.changes();
        assertThat(isIn(anna)).isTrue();
    }

    @Test
    void aMessageChangesNoFigures() {
        segment("{'message': 'sent'}");
        var anna = desk.subscriber("anna");
        var letter = sent(anna);
        reactions.opened(letter, false);

        assertThat(desk.jdbc()
                        .sql("select distinct kinds from core.change where customer_id = :id")
                        .param("id", anna.id())
                        .query(Integer.class)
                        .list())
                .containsExactly(ChangeKind.MESSAGES.bit());
    }

    private long sent(Post.Person person) {
        var letter = desk.serve(person);
        desk.sendAll();
        assertThat(desk.state(letter)).isEqualTo("sent");
        return letter;
    }

    private void segment(String criteria) {
        var tree = CriteriaReader.read(Json.MAPPER.readTree(criteria.replace('\'', '"')), "/criteria");
        assertThat(CriteriaReader.read(CriteriaWriter.write(tree), "")).isEqualTo(tree);
        segments.create(new SegmentDraft(segment, segment, SegmentKind.DYNAMIC, tree));
    }

    private boolean isIn(Post.Person person) {
        return desk.jdbc()
                .sql("""
                        select exists (select 1 from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                                        where s.key = :key and m.customer_id = :id and m.left_at is null)
                        """)
                .param("key", segment)
                .param("id", person.id())
                .query(Boolean.class)
                .single();
    }
}
