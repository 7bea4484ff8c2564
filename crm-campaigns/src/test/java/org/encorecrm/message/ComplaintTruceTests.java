package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.encorecrm.complaint.ComplaintChange;
import org.encorecrm.complaint.ComplaintState;
import org.encorecrm.complaint.ComplaintView;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.complaint.NewComplaint;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.identity.Merges;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.json.Patch;
import org.encorecrm.task.Assignment;
import org.encorecrm.task.NewTask;
import org.encorecrm.task.TaskState;
import org.encorecrm.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While a complaint is open nobody advertises to the customer, by letter or by call; what is owed goes on. */
@MailTest
class ComplaintTruceTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    Complaints complaints;

    @Autowired
    Tasks tasks;

    @Autowired
    Merges merges;

    @Autowired
    Segments segments;

    @Autowired
    Drain drain;

    @Autowired
    BusinessClock clock;

    @Test
    void holdsAdvertisingUntilTheComplaintIsResolved() {
        var anna = desk.subscriber("anna");
        var complaint = complain(anna);
        var offer = desk.advertise(anna);
        var order = desk.serve(anna);
        desk.sendAll();

        assertThat(desk.state(offer)).isEqualTo("held");
        assertThat(desk.reason(offer)).isEqualTo("complaint_open");
        assertThat(desk.state(order)).isEqualTo("sent");

        resolve(complaint);
        desk.sendAll();

        assertThat(desk.state(offer)).isEqualTo("sent");
    }

    @Test
    void waitsForTheLastOfTheComplaints() {
        var anna = desk.subscriber("anna");
        var first = complain(anna);
        var second = complain(anna);
        var offer = desk.advertise(anna);
        desk.sendAll();

        resolve(first);
        desk.sendAll();
        assertThat(desk.state(offer)).isEqualTo("held");
        resolve(second);
        desk.sendAll();
        assertThat(desk.state(offer)).isEqualTo("sent");
    }

    @Test
    void putsAsideWhatHasGoneStale() {
        var anna = desk.subscriber("anna");
        var complaint = complain(anna);
        var offer = desk.advertise(anna);
        desk.sendAll();
        desk.jdbc()
                .sql("update campaigns.message set enqueued_at = :at where id = :id")
                .param("at", java.sql.Timestamp.from(clock.now().minus(Duration.ofDays(4))))
                .param("id", offer)
                .update();

        resolve(complaint);

        assertThat(desk.state(offer)).isEqualTo("suppressed");
        assertThat(desk.reason(offer)).isEqualTo("complaint_open");
    }

    @Test
    void keepsScenariosFromTheTelephone() {
        var anna = desk.subscriber("anna");
        var waiting = task(anna, "welcome");
        var byHand = task(anna, null);
        var complaint = complain(anna);
        var asked = task(anna, "welcome");

        assertThat(tasks.get(waiting).state()).isEqualTo(TaskState.HELD);
        assertThat(tasks.get(asked).heldReason()).isEqualTo("complaint_open");
        assertThat(tasks.get(byHand).state()).isEqualTo(TaskState.OPEN);

        resolve(complaint);

        assertThat(tasks.get(waiting).state()).isEqualTo(TaskState.OPEN);
        assertThat(tasks.get(asked).state()).isEqualTo(TaskState.OPEN);
        assertThat(tasks.get(asked).heldReason()).isNull();
    }

    @Test
    void followsAComplaintThroughAMergeAndBack() {
        var survivor = desk.subscriber("anna");
        var loser = desk.subscriber("anne");
        var complaint = complain(loser);

        var merge = merges.merge(survivor.id(), loser.id(), "by_hand");
        desk.consent(survivor, true);
        var offer = desk.advertise(survivor);
        var call = task(survivor, "welcome");
        desk.sendAll();
        assertThat(complaints.get(complaint.id()).customerId()).isEqualTo(survivor.id());
        assertThat(desk.reason(offer)).isEqualTo("complaint_open");

        merges.undo(merge.id());
        desk.consent(survivor, true);
        desk.sendAll();

        assertThat(complaints.get(complaint.id()).customerId()).isEqualTo(loser.id());
        assertThat(desk.state(offer)).as("it was the other's complaint").isEqualTo("sent");
        assertThat(tasks.get(call).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void movesSegments() {
        var key = "c-" + UUID.randomUUID();
        var tree = CriteriaReader.read(Json.MAPPER.readTree("""
                        {"all": [{"field": "complaint.open", "op": "eq", "value": true},
                                 {"field": "complaint.count", "op": "gte", "value": 1},
                                 {"field": "complaint.lastAt", "op": "newerThan", "value": "P30D"}]}
                        """), "");
        segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, tree));
        try {
            var anna = desk.subscriber("anna");
            drain.changes();
            assertThat(isIn(key, anna)).isFalse();
            var complaint = complain(anna);
            drain.changes();
            assertThat(isIn(key, anna)).isTrue();
            resolve(complaint);
            drain.changes();
            assertThat(isIn(key, anna)).isFalse();
        } finally {
            segments.delete(key);
        }
    }

    private ComplaintView complain(Post.Person person) {
        return complaints.open(
                new NewComplaint(person.id(), "The robot does not move", null, null, "api", null, null, null, null));
    }

    private void resolve(ComplaintView complaint) {
        complaints.change(
                complaint.id(),
                complaint.version(),
                new ComplaintChange(
                        ComplaintState.RESOLVED, null, "Another is on its way", Patch.absent(), null, "olga"));
    }

    private long task(Post.Person person, @Nullable String scenario) {
        return tasks.create(new NewTask(
                        person.id(),
                        "Offer a robot",
                        Assignment.LEAST_LOADED,
                        "vera",
                        clock.now(),
                        scenario,
                        null,
                        null))
                .id();
    }

    private boolean isIn(String segment, Post.Person person) {
        return desk.jdbc()
                .sql("""
                        select exists (select from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                                        where s.key = :key and m.customer_id = :id and m.left_at is null)
                        """)
                .param("key", segment)
                .param("id", person.id())
                .query(Boolean.class)
                .single();
    }
}
