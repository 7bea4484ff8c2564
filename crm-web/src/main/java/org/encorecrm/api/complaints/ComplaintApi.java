package org.encorecrm.api.complaints;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import org.encorecrm.api.EntityTag;
import org.encorecrm.api.Ids;
import org.encorecrm.api.Once;
import org.encorecrm.complaint.ComplaintQuery;
import org.encorecrm.complaint.ComplaintView;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
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

/** What customers are unhappy about. While one of their complaints is open they get no advertising. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintApi {

    private final Complaints complaints;
    private final ComplaintBodies bodies;

    ComplaintApi(Complaints complaints, ComplaintBodies bodies) {
        this.complaints = complaints;
        this.bodies = bodies;
    }

    @GetMapping
    @ReadScope
    Page<ComplaintItem> find(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(defaultValue = "open") String state,
            Paging paging) {
        var id = customer == null ? null : bodies.customer("?customer", customer);
        return complaints
                .find(new ComplaintQuery(null, owner, null, id, status(state), paging))
                .map(ComplaintItem::of);
    }

    private static ComplaintQuery.Status status(String word) {
        return Arrays.stream(ComplaintQuery.Status.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("?state", "must be one of open, overdue, resolved"));
    }

    @GetMapping("/{id}")
    @ReadScope
    ResponseEntity<ComplaintItem> get(@PathVariable String id) {
        return answer(HttpStatus.OK, complaints.get(Ids.of("complaint", id)));
    }

    @PostMapping
    @ManageScope
    ResponseEntity<ComplaintItem> create(@RequestBody byte[] body, Once once, Principal who) {
        var document = Json.read(body);
        var made = once.create(
                document, ComplaintView.class, () -> complaints.open(bodies.complaint(document, who.getName())));
        return answer(HttpStatus.CREATED, made);
    }

    /** {@code If-Match} names the version the caller has seen: two people must not overwrite each other unawares. */
    @PatchMapping("/{id}")
    @ManageScope
    ResponseEntity<ComplaintItem> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody byte[] body,
            Principal who) {
        var complaint = complaints.get(Ids.of("complaint", id));
        EntityTag.check(seen, complaint.version());
        var change = bodies.change(Json.read(body), who.getName());
        return answer(HttpStatus.OK, complaints.change(complaint.id(), complaint.version(), change));
    }

    private static ResponseEntity<ComplaintItem> answer(HttpStatus status, ComplaintView complaint) {
        return ResponseEntity.status(status)
                .eTag(EntityTag.of(complaint.version()))
                .body(ComplaintItem.of(complaint));
    }
}
