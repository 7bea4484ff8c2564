package org.encorecrm.api.tasks;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import org.encorecrm.api.EntityTag;
import org.encorecrm.api.Ids;
import org.encorecrm.api.Once;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.encorecrm.task.TaskQuery;
import org.encorecrm.task.TaskView;
import org.encorecrm.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks of people's desks. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskApi {

    private final Tasks tasks;
    private final TaskBodies bodies;

    TaskApi(Tasks tasks, TaskBodies bodies) {
        this.tasks = tasks;
        this.bodies = bodies;
    }

    @GetMapping
    @ReadScope
    Page<TaskItem> find(
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(defaultValue = "open") String state,
            Paging paging) {
        var query = new TaskQuery(
                null,
                assignee,
                customer == null ? null : bodies.customer("?customer", customer),
                status(state),
                paging);
        return tasks.find(query).map(row -> TaskItem.of(row.task()));
    }

    private static TaskQuery.Status status(String word) {
        return Arrays.stream(TaskQuery.Status.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException("?state", "must be one of open, overdue, today, done, held"));
    }

    @GetMapping("/{id}")
    @ReadScope
    ResponseEntity<TaskItem> get(@PathVariable String id) {
        return answer(HttpStatus.OK, tasks.get(Ids.of("task", id)));
    }

    @PostMapping
    @ManageScope
    ResponseEntity<TaskItem> create(@RequestBody byte[] body, Once once) {
        var document = Json.read(body);
        var task = once.create(document, TaskView.class, () -> tasks.create(bodies.task(document)));
        return answer(HttpStatus.CREATED, task);
    }

    /** {@code If-Match} names the version the caller has seen: two people must not overwrite each other unawares. */
    @PatchMapping("/{id}")
    @ManageScope
    ResponseEntity<TaskItem> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody byte[] body,
            Principal who) {
        var task = tasks.get(Ids.of("task", id));
        EntityTag.check(seen, task.version());
        var change = bodies.change(Json.read(body), who.getName());
        return answer(HttpStatus.OK, tasks.change(task.id(), task.version(), change));
    }

    private static ResponseEntity<TaskItem> answer(HttpStatus status, TaskView task) {
        return ResponseEntity.status(status).eTag(EntityTag.of(task.version())).body(TaskItem.of(task));
    }
}
