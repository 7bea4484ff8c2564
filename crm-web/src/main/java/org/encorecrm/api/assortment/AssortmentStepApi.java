package org.encorecrm.api.assortment;

import java.util.List;
import org.encorecrm.assortment.Adviser;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.GroupFigures;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How far apart product groups are bought. A group is a query parameter: its path has slashes. */
@RestController
@RequestMapping("/api/v1/assortment-steps")
class AssortmentStepApi {

    private final AssortmentSteps steps;
    private final Adviser adviser;
    private final Audit audit;

    AssortmentStepApi(AssortmentSteps steps, Adviser adviser, Audit audit) {
        this.steps = steps;
        this.adviser = adviser;
        this.audit = audit;
    }

    /** In the order of their paths; the first, with an empty path, is the whole shop. */
    @GetMapping
    @ReadScope
    Page<GroupFigures> all(Paging paging) {
        var after = Cursor.read(paging.after(), 1, key -> key[0]);
        return Page.of(steps.page("", after, paging.fetch()), paging, group -> Cursor.of(group.category()));
    }

    /** {@code {"days": 21}} sets the step by hand, {@code {"days": null}} takes that back. */
    @PutMapping
    @ManageScope
    @Transactional
    public GroupFigures type(@RequestParam(defaultValue = "") String category, JsonNode body) {
        var document = Document.of(body);
        var days = document.integer("days", 1, AssortmentSteps.LONGEST);
        if (!days.isGiven()) {
            document.reject("days", "is required: a number of days, or null");
        }
        document.check();
        var before = steps.get(category).typedStep();
        var after = steps.type(category, days.orNull());
        audit.record("assortment.typed", category, before, after.typedStep());
        return after;
    }

    /** Completed pauses between two purchases of a group by their whole days, the shortest first. */
    @GetMapping("/intervals")
    @ReadScope
    List<Adviser.Pauses> intervals(@RequestParam(defaultValue = "") String category) {
        steps.get(category);
        return adviser.distribution(category);
    }

    /** What a limit of so many days would catch. */
    @GetMapping("/advice")
    @ReadScope
    AdviceAnswer advice(@RequestParam(defaultValue = "") String category, @RequestParam int days) {
        return adviser.advise(category, days)
                .map(AdviceAnswer::of)
                .orElseThrow(() -> new NotFoundException("The shop has too little history to judge a limit by"));
    }
}
