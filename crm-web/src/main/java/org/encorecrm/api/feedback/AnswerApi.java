package org.encorecrm.api.feedback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.encorecrm.customer.Customers;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.message.Links;
import org.encorecrm.opinion.Asked;
import org.encorecrm.opinion.Opinions;
import org.encorecrm.opinion.SaidText;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What customers answered, and where they do. */
@RestController
@RequestMapping("/api/v1/surveys/{key}")
class AnswerApi {

    private final Questionnaires questionnaires;
    private final Opinions opinions;
    private final Links links;
    private final Customers customers;

    AnswerApi(Questionnaires questionnaires, Opinions opinions, Links links, Customers customers) {
        this.questionnaires = questionnaires;
        this.opinions = opinions;
        this.links = links;
        this.customers = customers;
    }

    /** NPS and distributions; {@code from} and {@code to} are days in the shop's zone, both counted in. */
    @GetMapping("/results")
    @ReadScope
    Results results(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String segment) {
        return Results.of(opinions.of(questionnaires.get(key).draft(), new Asked(from, to, segment)));
    }

    /** What was written, the newest first. */
    @GetMapping("/texts")
    @ReadScope
    Page<Text> texts(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String segment,
            Paging paging) {
        return opinions.texts(questionnaires.get(key).draft(), new Asked(from, to, segment), paging)
                .map(Text::of);
    }

    /** The link by which one customer answers, to be sent to them and to nobody else. */
    @PostMapping("/links")
    @ManageScope
    Link link(@PathVariable String key, JsonNode body) {
        var document = Document.of(body);
        var id = document.requiredText("customerId", 20);
        if (!id.isEmpty() && !id.matches("\\d{1,18}")) {
            document.reject("customerId", "must be the id of a customer");
        }
        document.check();
        var survey = questionnaires.get(key);
        return new Link(links.survey(survey.id(), customers.survivor(Long.parseLong(id))));
    }

    record Link(String url) {}

    record Text(
            String question,
            Instant at,
            String text,
            @Nullable String customerId,
            @Nullable BigDecimal score) {

        static Text of(SaidText said) {
            var customer = said.customerId();
            return new Text(
                    said.question(),
                    said.at(),
                    said.text(),
                    customer == null ? null : customer.toString(),
                    said.score());
        }
    }
}
