package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.encorecrm.identity.Merges;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.pipeline.Recomputations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A click on goods in a letter says what somebody likes, as a view on the site does. */
@MailTest
class ClickInterestTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    Reactions reactions;

    @Autowired
    Preferences preferences;

    @Autowired
    Merges merges;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Drain drain;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String address = "https://shop.example/p/" + mark;

    @BeforeEach
    void offer() {
        desk.jdbc().sql("""
                        insert into core.product (sku, name, category, brand, url, updated_at)
                        values (:mark, 'Robot', 'Toys/' || :mark, 'Kibo', :url, now())
                        """).param("mark", mark).param("url", address).update();
        drain.toNow();
    }

    @Test
    void preferencesFollowClicksOfPeopleAndOfNobodyElse() {
        var anna = desk.subscriber("anna");
        var letter = sent(anna);

        reactions.clicked(letter, address + "?utm_source=encore", true);
        reactions.clicked(letter, "https://shop.example/elsewhere", false);
        drain.changes();
        assertThat(preferences.liking(anna.id()).category()).isNull();
        reactions.clicked(letter, address + "?utm_source=encore&utm_medium=email#top", false);
        drain.changes();

        assertThat(preferences.liking(anna.id()).category()).isEqualTo("Toys/" + mark);
        assertThat(preferences.liking(anna.id()).brand()).isEqualTo("Kibo");
        recomputations.start();
        drain.recomputation();
        assertThat(preferences.liking(anna.id()).category()).isEqualTo("Toys/" + mark);
    }

    @Test
    void clicksFollowTheirReaderThroughAMergeAndBack() {
        var anna = desk.subscriber("anna");
        var other = desk.subscriber("other");
        reactions.clicked(sent(anna), address, false);
        drain.changes();

        var merge = merges.merge(other.id(), anna.id(), "test");
        drain.changes();
        assertThat(preferences.liking(merge.survivorId()).category()).isEqualTo("Toys/" + mark);

        merges.undo(merge.id());
        drain.changes();
        assertThat(preferences.liking(anna.id()).category()).isEqualTo("Toys/" + mark);
        assertThat(preferences.liking(other.id()).category()).isNull();
    }

    @Test
    void knowsAProductByItsAddressWithoutMarksOfCampaigns() {
        assertThat(new GoodsLink("https://s.example/p?id=5&utm_source=a&utm_campaign=b#x").addresses())
                .contains("https://s.example/p?id=5", "https://s.example/p");
        assertThat(new GoodsLink("https://s.example/p?utm_source=a&id=5").addresses())
                .contains("https://s.example/p?id=5");
    }

    private long sent(Post.Person person) {
        var letter = desk.serve(person);
        desk.sendAll();
        return letter;
    }
}
