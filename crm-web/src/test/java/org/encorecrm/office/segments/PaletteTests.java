package org.encorecrm.office.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the constructor offers of fields that only this shop has. */
@EncoreWebTest
class PaletteTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    private final String mark = "p" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void offersSurveysByTheirWordsReviewedGroupsAndComplaints() {
        assertThat(api.post("/api/v1/surveys", """
                {"key": "%1$s", "name": "Palette %1$s", "title": {"en": "Title"}, "questions": [
                  {"key": "best", "kind": "text", "text": {"en": "What was best?", "ru": "Что понравилось?"}}]}""".formatted(mark)).status()).isEqualTo(201);
        assertThat(api.post("/api/v1/events", """
                {"id": "%1$s", "type": "review_left", "category": "Reviewed/%1$s", "properties": {"rating": 4},
                 "customer": {"externalId": "%1$s"}}""".formatted(mark)).status()).isLessThan(300);
        office.enterAsAdministrator();

        var page = office.get("/segments/new").body();

        assertThat(page)
                .contains("add:field:survey.answeredAt." + mark, "add:field:survey." + mark + ".best")
                .contains("Palette " + mark + ": ")
                .contains("add:field:reviews.count.Reviewed/" + mark, "add:field:reviews.lastAt.Reviewed/" + mark)
                .contains("add:field:complaint.open", "href=\"/settings/fields\"");
    }
}
