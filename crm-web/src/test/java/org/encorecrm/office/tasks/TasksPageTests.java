package org.encorecrm.office.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.task.Assignment;
import org.encorecrm.task.NewTask;
import org.encorecrm.task.TaskState;
import org.encorecrm.task.TaskView;
import org.encorecrm.task.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class TasksPageTests {

    private static final String PASSWORD = "long enough for a test";

    @Autowired
    Office office;

    @Autowired
    Users users;

    @Autowired
    Tasks tasks;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    final String manager = "m" + UUID.randomUUID();

    String phone = "";

    @BeforeEach
    void hire() {
        users.add(manager, "Olga", null, Role.MANAGER, "en", PASSWORD);
    }

    @Test
    void beginsAtOnesOwnDesk() {
        task("somebody-else", "Not mine at all");
        var mine = task(manager, "Call Anna back");

        var page = office.enter(manager, PASSWORD).get("/tasks").body();

        assertThat(page).contains(mine.title(), "tel:" + phone, "Petrova Anna", "No orders yet.");
        assertThat(page).doesNotContain("Not mine at all");
    }

    @Test
    void answersWithThePanelAlone() {
        var task = task(manager, "Call Anna back");

        var panel = office.enter(manager, PASSWORD)
                .get("/tasks/" + task.id() + "?whose=mine&show=open")
                .body();

        assertThat(panel).contains("Call Anna back").doesNotContain("<nav", "<html");
    }

    @Test
    void finishesATaskWithAnOutcome() {
        var task = task(manager, "Call Anna back");

        var answer = enter(manager)
                .post(
                        "/tasks/" + task.id(),
                        "version",
                        "0",
                        "whose",
                        "mine",
                        "show",
                        "open",
                        "outcome",
                        "reached",
                        "comment",
                        "Will come on Friday");

        assertThat(answer.header("Location")).contains("/tasks?whose=mine&show=open");
        assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.DONE);
        assertThat(tasks.get(task.id()).doneBy()).isEqualTo(manager);
        assertThat(office.get("/tasks?show=done").body()).contains("Will come on Friday");
    }

    @Test
    void saysThatLaterNeedsAMoment() {
        var task = task(manager, "Call Anna back");

        var answer = enter(manager)
                .post("/tasks/" + task.id(), "version", "0", "whose", "mine", "show", "open", "state", "snoozed");

        assertThat(office.get(path(answer.header("Location"))).body()).contains("Say when: a moment in the future.");
    }

    @Test
    void saysThatSomebodyWasFaster() {
        var task = task(manager, "Call Anna back");

        var answer = enter(manager)
                .post("/tasks/" + task.id(), "version", "7", "whose", "mine", "show", "open", "outcome", "reached");

        assertThat(office.get(path(answer.header("Location"))).body()).contains("changed this task meanwhile");
        assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void letsMarketersLookButNotWork() {
        var task = task(manager, "Call Anna back");
        var marketer = "k" + UUID.randomUUID();
        users.add(marketer, "Mark", null, Role.MARKETER, "ru", PASSWORD);

        enter(marketer);

        assertThat(office.get("/tasks?whose=all&task=" + task.id()).body()).doesNotContain("name=\"outcome\"");
        assertThat(office.post(
                                "/tasks/" + task.id(),
                                "version",
                                "0",
                                "whose",
                                "all",
                                "show",
                                "open",
                                "state",
                                "claimed")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhatToDoWhenThereIsNothing() {
        assertThat(office.enter(manager, PASSWORD).get("/tasks?show=overdue").body())
                .contains("Nothing is overdue", "Show everything to do");
    }

    /** Looking at a page first: the token for forms changes with the login. */
    private Office enter(String login) {
        office.enter(login, PASSWORD).get("/tasks");
        return office;
    }

    private TaskView task(String assignee, String title) {
        phone = "+7903" + String.format("%07d", new SecureRandom().nextInt(10_000_000));
        var customer = jdbc.sql("""
                        with c as (insert into core.customer (first_name, last_name, phone, created_at, updated_at)
                                   values ('Anna', 'Petrova', :phone, now(), now()) returning id)
                        select id from c
                        """).param("phone", phone).query(Long.class).single();
        jdbc.sql("""
                        insert into core.identifier (kind, value, customer_id, created_at)
                        values ('phone', :phone, :customer, now())
                        """).param("phone", phone).param("customer", customer).update();
        return tasks.create(new NewTask(
                customer,
                title,
                Assignment.CUSTOMER_MANAGER,
                assignee,
                clock.now().plus(Duration.ofHours(1)),
                null,
                null,
                null));
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
