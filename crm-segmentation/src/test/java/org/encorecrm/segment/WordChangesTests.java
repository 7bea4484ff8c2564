package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.util.List;
import java.util.UUID;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.Buyers;
import org.encorecrm.assortment.SurveyWorker;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.pipeline.Drain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
@Import({Shop.class, Buyers.class})
class WordChangesTests {

    @Autowired
    Buyers buyers;

    @Autowired
    Shop shop;

    @Autowired
    Segments segments;

    @Autowired
    Filling filling;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyWorker worker;

    @Autowired
    AssortmentSteps steps;

    @Autowired
    WordChanges changes;

    @Autowired
    Drain drain;

    @Autowired
    JdbcClient jdbc;

    private final String root = "C-" + UUID.randomUUID();
    private final String key = Shop.key();

    @Test
    void anotherStepMovesThoseWhoseWordItChangesAndNobodyElse() {
        var today = buyers.buys(root, 0);
        var lately = buyers.buys(root, 25);
        var other = buyers.buys(root + "-2", 25);
        survey(10);
        segments.create(new SegmentDraft(
                key,
                key,
                SegmentKind.DYNAMIC,
                shop.criteria("{'field': 'binary.word.%s', 'op': 'startsWith', 'value': '1'}".formatted(root))));
        while (filling.fillSome()) {}
        assertThat(shop.members(key)).containsExactly(today);

        steps.type(root, 30);
        changes.settle();

        assertThat(waiting(List.of(today, lately, other))).containsExactly(lately);
        drain.toNow();
        assertThat(shop.members(key)).containsExactly(today, lately);
        assertThat(Statements.during(changes::settle)).isLessThanOrEqualTo(2);
    }

    private void survey(int days) {
        surveys.start();
        worker.toEnd();
        steps.type(root, days);
        drain.toNow();
    }

    private List<Long> waiting(List<Long> customers) {
        return jdbc.sql("select distinct customer_id from core.change where customer_id = any(:ids) order by 1")
                .param("ids", customers.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    @AfterEach
    void takeThemAway() {
        segments.delete(key);
        buyers.goAway();
        buyers.forget(root);
    }
}
