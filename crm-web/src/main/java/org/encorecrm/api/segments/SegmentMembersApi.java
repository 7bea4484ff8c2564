package org.encorecrm.api.segments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.CustomerSummary;
import org.encorecrm.segment.Explanations;
import org.encorecrm.segment.Explanations.Explanation;
import org.encorecrm.segment.Members;
import org.encorecrm.segment.Members.Membership;
import org.encorecrm.segment.Move;
import org.encorecrm.segment.NearlyIn;
import org.encorecrm.segment.NearlyIn.Obstacle;
import org.encorecrm.segment.StaticMembers;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class SegmentMembersApi {

    private static final int MOST_AT_ONCE = 10_000;

    private final Members members;
    private final StaticMembers byHand;
    private final Explanations explanations;
    private final NearlyIn nearly;

    SegmentMembersApi(Members members, StaticMembers byHand, Explanations explanations, NearlyIn nearly) {
        this.members = members;
        this.byHand = byHand;
        this.explanations = explanations;
        this.nearly = nearly;
    }

    @ReadScope
    @GetMapping("/segments/{key}/members")
    Page<CustomerSummary> members(
            @PathVariable String key, @RequestParam @Nullable OffsetDateTime asOf, Paging paging) {
        return members.of(key, instant(asOf), paging);
    }

    @ManageScope
    @PostMapping("/segments/{key}/members")
    Changed add(@PathVariable String key, @RequestBody JsonNode body) {
        return new Changed(byHand.add(key, customers(body)));
    }

    @ManageScope
    @DeleteMapping("/segments/{key}/members")
    Changed remove(@PathVariable String key, @RequestBody JsonNode body) {
        return new Changed(byHand.remove(key, customers(body)));
    }

    @ManageScope
    @DeleteMapping("/segments/{key}/members/{customer}")
    Changed remove(@PathVariable String key, @PathVariable long customer) {
        return new Changed(byHand.remove(key, List.of(customer)));
    }

    /** {@code {"customers": ["1001", "1002"]}} */
    private static List<Long> customers(JsonNode body) {
        var document = Document.of(body);
        var ids = document.texts("customers", MOST_AT_ONCE, 20);
        document.required("customers", ids, List.<String>of());
        document.check();
        try {
            return ids.orElse(List.of()).stream().map(Long::valueOf).toList();
        } catch (NumberFormatException notAnId) {
            throw new InvalidInputException("/customers", "must be ids of customers");
        }
    }

    @ReadScope
    @GetMapping("/segments/{key}/moves")
    Page<Move> moves(
            @PathVariable String key,
            @RequestParam @Nullable OffsetDateTime from,
            @RequestParam @Nullable OffsetDateTime to,
            Paging paging) {
        return members.moves(key, instant(from), instant(to), paging);
    }

    @ReadScope
    @GetMapping("/segments/{key}/explain")
    Explanation explain(@PathVariable String key, @RequestParam long customer, Locale locale) {
        return explanations.explain(key, customer, locale);
    }

    /** What alone keeps how many out, the most first. */
    @ReadScope
    @GetMapping("/segments/{key}/nearly")
    List<Obstacle> nearly(@PathVariable String key, Locale locale) {
        return nearly.obstacles(key, locale);
    }

    /** Some of those whom only this part of the criteria keeps out. */
    @ReadScope
    @GetMapping("/segments/{key}/nearly/{part}")
    List<CustomerSummary> nearly(@PathVariable String key, @PathVariable int part) {
        return nearly.but(key, part);
    }

    @ReadScope
    @GetMapping("/customers/{id}/segments")
    List<Membership> segmentsOf(@PathVariable long id) {
        return members.ofCustomer(id);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** How many memberships changed. */
    record Changed(long changed) {}
}
