package org.encorecrm.api.customers;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import encore.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.encorecrm.support.Paging;
import org.encorecrm.timeline.Timeline;
import org.encorecrm.timeline.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class TimelineApiTests {

    private static final int EVENTS = 10_000;

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Timeline timeline;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private long id;

    /** Ten events share each moment, so that pages end in the middle of one. */
    @BeforeEach
    void aBusyCustomer() {
        id = Long.parseLong(api.post("/api/v1/customers", "{\"externalId\": \"%s\"}".formatted(mark))
                .json()
                .get("id")
                .asString());
        jdbc.sql("""
                        insert into core.event (type, at, customer_id)
                        select 'page_viewed', timestamptz '2026-01-01' + make_interval(mins => n / 10), :id
                          from generate_series(1, :events) as n
                        """).param("id", id).param("events", EVENTS).update();
        jdbc.sql("""
                        insert into core.note (customer_id, author, text, at)
                        select :id, 'olga', 'note ' || n, timestamptz '2026-01-01' + make_interval(mins => 1000 - n)
                          from generate_series(1, 50) as n
                        """).param("id", id).update();
    }

    @Test
    void showsEverythingOnceWhereverPagesEnd() {
        var seen = new ArrayList<TimelineEntry>();
        String after = null;
        do {
            var page = timeline.of(id, Set.of("event", "note"), new Paging(997, after));
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(EVENTS + 50).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    void readsAPageWithOneStatementAndTheLastOneToo() {
        var deep = api.get("/api/v1/customers/" + id + "/timeline?limit=1000").json();
        var first = Statements.during(() -> timeline.of(id, List.of(), Paging.first(100)));
        var later = Statements.during(() ->
                timeline.of(id, List.of(), new Paging(1000, deep.get("next").asString())));

        assertThat(first).isEqualTo(1);
        assertThat(later).isEqualTo(1);
    }

    @Test
    void filtersByAnyNumberOfKinds() {
        var path = "/api/v1/customers/" + id + "/timeline?limit=60&kinds=";

        assertThat(types(path + "note")).containsOnly("note").hasSize(50);
        assertThat(types(path + "note,event")).contains("note", "event");
        assertThat(api.get(path + "gossip").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/customers/" + id + "/timeline?after=nonsense")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/customers/987654321/timeline").status()).isEqualTo(404);
    }

    @Test
    void keepsTheFilterInTheAddressAndShowsMoreOfTheSame() {
        office.enterAsAdministrator();

        var page = office.get("/customers/" + id + "?kind=note&kind=task").body();
        var more = office.get("/customers/" + id + "?kind=event", "HX-Request", "true")
                .body();

        assertThat(page).contains("note 1<", "note 40").doesNotContain(">Viewed a page<");
        assertThat(more).contains("kind=event&amp;after=").doesNotContain("<html");
    }

    @Test
    void tellsReviewsAnswersAndImportsInWords() {
        var survey = "s" + mark.replace("-", "").substring(0, 20);
        assertThat(api.post("/api/v1/surveys", """
                {"key": "%s", "name": "After delivery", "title": {"en": "T", "ru": "Т"}, "questions": [
                 {"key": "score", "kind": "nps", "text": {"en": "Would you recommend us?", "ru": "Посоветуете нас?"}},
                 {"key": "liked", "kind": "choices", "text": {"en": "What was good?", "ru": "Что понравилось?"},
                  "choices": [{"value": "fast", "text": {"en": "Speed", "ru": "Скорость"}},
                              {"value": "price", "text": {"en": "Price", "ru": "Цена"}}]},
                 {"key": "why", "kind": "text", "text": {"ru": "Почему?"}}]}""".formatted(survey)).status()).isEqualTo(201);
        api.post("/api/v1/events", """
                [{"type": "review_left", "sku": "R-1", "at": "2026-11-20T10:00:00Z", "customer": {"externalId": "%1$s"},
                  "properties": {"rating": 2, "text": "It <b>broke</b>", "order": "o-7"}},
                 {"type": "survey_answered", "at": "2026-11-20T11:00:00Z", "customer": {"externalId": "%1$s"},
                  "properties": {"survey": "%2$s", "answers": {"score": 9, "liked": ["price", "fast"], "why": "All well"}}}]
                """.formatted(mark, survey));
        var file = jdbc.sql("""
                        insert into core.import (kind, file_name, created_by, created_at)
                        values ('customers', 'people of ' || :mark || '.csv', 'olga', now()) returning id
                        """).param("mark", mark).query(Long.class).single();
        jdbc.sql("insert into core.customer_import values (:id, :file, true, '2026-11-20T12:00:00Z')")
                .param("id", id)
                .param("file", file)
                .update();
        office.enterAsAdministrator();

        assertThat(types("/api/v1/customers/" + id + "/timeline?limit=3"))
                .containsExactly("import", "survey", "review");
        assertThat(types("/api/v1/customers/" + id + "/timeline?kinds=review,survey"))
                .hasSize(2);
        assertThat(office.get("/customers/" + id + "?kind=review&kind=survey&kind=import")
                        .body())
                .contains("people of " + mark + ".csv", "/customers/imports/" + file)
                .contains("Посоветуете нас?", "9 из 10", "Цена, ", "Скорость", "Почему?", "All well", "After delivery")
                .contains("★ 2", "It &lt;b&gt;broke&lt;/b&gt;", "o-7")
                .doesNotContain("??");
    }

    @Test
    void hasATemplateAndWordsForEveryKind() {
        for (var kind : timeline.kinds()) {
            assertThat(new ClassPathResource("templates/timeline/" + kind + ".html").exists())
                    .as(kind)
                    .isTrue();
            for (var language : List.of("en", "ru")) {
                assertThat(messages.getMessage("timeline.kind." + kind, null, Locale.forLanguageTag(language)))
                        .isNotBlank();
            }
        }
    }

    private List<String> types(String path) {
        return api.get(path).json().get("items").values().stream()
                .map(item -> item.get("type").asString())
                .toList();
    }
}
