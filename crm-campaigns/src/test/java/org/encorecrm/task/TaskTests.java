package org.encorecrm.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.encorecrm.identity.Merges;
import org.encorecrm.message.GoLive;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rolled back after each test: loads of desks are counted over everything there is. */
@EncoreTest
@Transactional
class TaskTests {

    @Autowired
    Tasks tasks;

    @Autowired
    TestAssignees staff;

    @Autowired
    GoLive live;

    @Autowired
    Merges merges;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void hire() {
        staff.hireOnly("anna", "boris", "vera");
    }

    @Test
    void goesToTheCustomersManager() {
        assertThat(create(customerOf("vera"), Assignment.CUSTOMER_MANAGER).assignee())
                .isEqualTo("vera");
    }

    @Test
    void goesToTheLeastLoadedWhenTheManagerHasLeft() {
        jdbc.sql("update campaigns.task set assignee = null").update();
        create(customerOf("anna"), Assignment.CUSTOMER_MANAGER);
        create(customerOf("boris"), Assignment.CUSTOMER_MANAGER);

        assertThat(create(customerOf("gone"), Assignment.CUSTOMER_MANAGER).assignee())
                .isEqualTo("vera");
    }

    @Test
    void goesAroundInTurn() {
        jdbc.sql("update campaigns.task set assignee = null").update();
        var assignees = Stream.generate(() -> create(customerOf(null), Assignment.ROUND_ROBIN))
                .limit(6)
                .map(TaskView::assignee);

        assertThat(assignees).containsExactly("anna", "boris", "vera", "anna", "boris", "vera");
    }

    @Test
    void isAnybodysWhereNobodyWorks() {
        staff.hireOnly();

        assertThat(create(customerOf("anna"), Assignment.LEAST_LOADED).assignee())
                .isNull();
    }

    @Test
    void isMadeOncePerDedupKey() {
        var customer = customerOf(null);
        var first = tasks.create(asked(customer, "welcome", "run:1:0"));
        var second = tasks.create(asked(customer, "welcome", "run:1:0"));

        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void isKeptBackWhileTheShopIsNotLive() {
        live.switchLive(false);
        var held = tasks.create(asked(customerOf("anna"), "welcome", aKey()));
        live.switchLive(true);
        var open = tasks.create(asked(customerOf("anna"), "welcome", aKey()));
        live.switchLive(false);

        assertThat(held.state()).isEqualTo(TaskState.HELD);
        assertThat(held.heldReason()).isEqualTo("not_live");
        assertThat(open.state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void endsWithAnOutcomeThatMattersToSegments() {
        var task = create(customerOf("anna"), Assignment.CUSTOMER_MANAGER);
        var before = pendingChanges(task.customerId());

        var done = tasks.change(task.id(), task.version(), to(TaskState.DONE, TaskOutcome.ORDERED));

        assertThat(done.state()).isEqualTo(TaskState.DONE);
        assertThat(done.doneBy()).isEqualTo("anna");
        assertThat(pendingChanges(task.customerId())).isEqualTo(before + 1);
    }

    @Test
    void isNotDoneWithoutAnOutcome() {
        var task = create(customerOf("anna"), Assignment.CUSTOMER_MANAGER);

        assertThatThrownBy(() -> tasks.change(task.id(), task.version(), to(TaskState.DONE, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/outcome");
    }

    @Test
    void refusesWhoHasSeenAnOlderVersion() {
        var task = create(customerOf("anna"), Assignment.CUSTOMER_MANAGER);
        tasks.change(task.id(), task.version(), to(TaskState.CLAIMED, null));

        assertThatThrownBy(() -> tasks.change(task.id(), task.version(), to(TaskState.DONE, TaskOutcome.REACHED)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void isFollowedByTheNextCall() {
        var task = create(customerOf("anna"), Assignment.CUSTOMER_MANAGER);
        var next = clock.now().plus(Duration.ofDays(2));

        tasks.change(
                task.id(), task.version(), new TaskChange(TaskState.DONE, TaskOutcome.NO_ANSWER, "busy", next, "anna"));

        assertThat(tasks.find(TaskQuery.ofCustomer(task.customerId(), TaskQuery.Status.OPEN))
                        .items())
                .singleElement()
                .satisfies(row -> {
                    var follower = row.task();
                    assertThat(follower.dueAt()).isEqualTo(next);
                    assertThat(follower.assignee()).isEqualTo("anna");
                });
    }

    @Test
    void goesWithItsCustomerThroughMergesAndBack() {
        var a = customerOf(null);
        var b = customerOf(null);
        var c = customerOf(null);
        var task = create(c, Assignment.ROUND_ROBIN).id();
        var inner = merges.merge(b, c, "by_hand");
        var outer = merges.merge(a, b, "by_hand");
        assertThat(owner(task)).isEqualTo(a);

        merges.undo(inner.id());
        assertThat(owner(task)).isEqualTo(c);

        var anew = merges.merge(a, c, "by_hand");
        merges.undo(outer.id());
        assertThat(owner(task)).isEqualTo(a);

        merges.undo(anew.id());
        assertThat(owner(task)).isEqualTo(c);
    }

    private TaskView create(long customer, Assignment assignment) {
        return tasks.create(new NewTask(customer, "Call back", assignment, null, clock.now(), null, null, null));
    }

    private NewTask asked(long customer, String scenario, String dedupKey) {
        return new NewTask(
                customer, "Call back", Assignment.CUSTOMER_MANAGER, null, clock.now(), scenario, 1L, dedupKey);
    }

    private static TaskChange to(TaskState state, @Nullable TaskOutcome outcome) {
        return new TaskChange(state, outcome, null, null, "anna");
    }

    private long customerOf(@Nullable String manager) {
        return jdbc.sql("""
                        insert into core.customer (manager_login, created_at, updated_at) values (:manager, now(), now())
                        returning id
                        """).param("manager", manager).query(Long.class).single();
    }

    /** Past the entities this transaction has read already. */
    private long owner(long task) {
        return jdbc.sql("select customer_id from campaigns.task where id = :task")
                .param("task", task)
                .query(Long.class)
                .single();
    }

    private int pendingChanges(long customer) {
        return jdbc.sql("select count(*) from core.change where customer_id = :customer")
                .param("customer", customer)
                .query(Integer.class)
                .single();
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }
}
