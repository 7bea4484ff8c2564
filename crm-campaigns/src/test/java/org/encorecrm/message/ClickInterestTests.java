package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.UUID;
import org.encorecrm.identity.Merges;
import org.encorecrm.metrics.Preference;
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

    /** Two clicks in a row: the second is noted while the preferences of the first are worked out. */
    @Test
    void losesNoClickThatIsLaterThanTheMomentOfTheEvaluation() {
        var anna = desk.subscriber("anna");
        var letter = sent(anna);
        reactions.clicked(letter, address, false);
        drain.changes();
        var now = desk.clock().now();
        desk.jdbc()
                .sql("""
                        with goods as (
                            insert into core.product (sku, name, category, updated_at)
                            values (:mark || '-2', 'Game', 'Games/' || :mark, now()) returning sku)
                        insert into campaigns.reaction (message_id, kind, robot, target, at, sku, customer_id)
                        select :letter, 'clicked', false, '', :at, sku, :customer from goods
                        """)
                .param("mark", mark)
                .param("letter", letter)
                .param("at", now.plusMillis(1).atOffset(ZoneOffset.UTC))
                .param("customer", anna.id())
                .update();

        var later = now.plusSeconds(1);
        desk.transaction().executeWithoutResult(status -> {
            preferences.recompute(new long[] {anna.id()}, now);
            preferences.follow(new long[0], new long[] {anna.id()}, later);
        });

        assertThat(preferences.of(anna.id())).extracting(Preference::value).contains("Games/" + mark);
        int differing = desk.transaction().execute(status -> preferences.recompute(new long[] {anna.id()}, later));
        assertThat(differing).isZero();
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
