package org.encorecrm.api.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Locale;
import org.encorecrm.identity.DuplicateView;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.identity.MergeView;
import org.encorecrm.identity.Merges;
import org.encorecrm.office.DuplicateWords;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class MergeApi {

    private final Merges merges;
    private final Duplicates duplicates;
    private final DuplicateWords words;

    MergeApi(Merges merges, Duplicates duplicates, DuplicateWords words) {
        this.merges = merges;
        this.duplicates = duplicates;
        this.words = words;
    }

    @ReadScope
    @GetMapping("/customers/duplicates")
    Page<DuplicateView> duplicates(Paging paging) {
        var page = duplicates.open(paging);
        return new Page<>(page.items().stream().map(this::inWords).toList(), page.next());
    }

    /** In the language asked for by Accept-Language. */
    private DuplicateView inWords(DuplicateView pair) {
        return new DuplicateView(pair.id(), pair.a(), pair.b(), pair.score(), words.of(pair.reasons()));
    }

    @ManageScope
    @PostMapping(path = "/customers/duplicates/{id}", consumes = APPLICATION_JSON_VALUE)
    Decided decide(@PathVariable long id, @RequestBody JsonNode body) {
        var document = Document.of(body);
        var word = document.required("decision", document.word("decision", "merge", "distinct"), "distinct");
        document.check();
        var decision = Duplicates.Decision.valueOf(word.toUpperCase(Locale.ROOT));
        return new Decided(String.valueOf(id), word, Answer.ofNullable(duplicates.decide(id, decision, "api")));
    }

    @ManageScope
    @PostMapping(path = "/customers/{id}/merge", consumes = APPLICATION_JSON_VALUE)
    Answer merge(@PathVariable long id, @RequestBody JsonNode body) {
        var document = Document.of(body);
        var with = CustomerIds.required(document, "with");
        document.check();
        return Answer.of(merges.merge(id, with, "by_hand"));
    }

    @ManageScope
    @PostMapping("/merges/{id}/undo")
    Answer undo(@PathVariable long id) {
        return Answer.of(merges.undo(id));
    }

    /** A merge and its two records. */
    record Answer(String id, String customerId, String from) {

        static Answer of(MergeView merge) {
            return new Answer(
                    String.valueOf(merge.id()), String.valueOf(merge.survivorId()), String.valueOf(merge.loserId()));
        }

        static @Nullable Answer ofNullable(@Nullable MergeView merge) {
            return merge == null ? null : of(merge);
        }
    }

    /** A judged pair, and the merge that followed. */
    record Decided(String id, String decision, @Nullable Answer merge) {}
}
