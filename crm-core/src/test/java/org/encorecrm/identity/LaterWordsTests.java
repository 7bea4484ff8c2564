package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.List;
import org.encorecrm.consent.ConsentState;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Consents;
import org.encorecrm.customer.CustomerDocuments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody who withdrew is advertised to because the merge during which they did is undone. */
@EncoreTest
class LaterWordsTests {

    private static final String GRANTED = """
            "consents": [{"channel": "email", "purpose": "marketing", "granted": true, "at": "2026-01-01T00:00:00Z"},
                         {"channel": "push", "purpose": "marketing", "granted": true, "at": "2026-01-01T00:00:00Z"}]}
            """;
    private static final String WITHDRAWN = """
            "consents": [{"channel": "email", "purpose": "marketing", "granted": false, "at": "2026-02-01T00:00:00Z"}]}
            """;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    private CustomerFixtures shop;
    private long oldest;
    private long survivor;
    private long loser;

    @BeforeEach
    void three() {
        shop = new CustomerFixtures(documents, identities, jdbc);
        oldest = shop.upsert("{\"email\": \"lo#@example.com\", " + GRANTED).id();
        survivor = shop.upsert("{\"email\": \"ls#@example.com\", " + GRANTED).id();
        loser = shop.upsert("{\"email\": \"ll#@example.com\", " + GRANTED).id();
    }

    @Test
    void goWithTheAddressTheyAreAbout() {
        var merge = merges.merge(survivor, loser, "by_hand");
        shop.upsert("{\"email\": \"ll#@example.com\", " + WITHDRAWN);

        merges.undo(merge.id());

        assertThat(state(loser, "email")).containsExactly(numbered("ll#@example.com denied"));
        assertThat(state(survivor, "email")).containsExactly(numbered("ls#@example.com granted"));
    }

    @Test
    void goWithTheAddressWhenTheOfficeSaidThem() {
        var merge = merges.merge(survivor, loser, "by_hand");
        withdraw(survivor, "email", numbered("ll#@example.com"));

        merges.undo(merge.id());

        assertThat(state(loser, "email")).containsExactly(numbered("ll#@example.com denied"));
        assertThat(state(survivor, "email")).containsExactly(numbered("ls#@example.com granted"));
    }

    @Test
    void holdForBothWhenTheyAreAboutNoAddress() {
        var merge = merges.merge(survivor, loser, "by_hand");
        withdraw(survivor, "push", null);

        merges.undo(merge.id());

        assertThat(state(loser, "push")).containsExactly(" denied");
        assertThat(state(survivor, "push")).containsExactly(" denied");
    }

    @Test
    void holdForBothWhenBothHaveTheAddress() {
        jdbc.sql("update core.customer set phone = '+79991112233' where id in (?, ?)")
                .params(survivor, loser)
                .update();
        var merge = merges.merge(survivor, loser, "by_hand");
        withdraw(survivor, "sms", null);

        merges.undo(merge.id());

        assertThat(state(loser, "sms")).containsExactly("+79991112233 denied");
        assertThat(state(survivor, "sms")).containsExactly("+79991112233 denied");
    }

    @Test
    void areNotFetchedBackByUndoingTheNextMerge() {
        var inner = merges.merge(survivor, loser, "by_hand");
        shop.upsert("{\"email\": \"ll#@example.com\", " + WITHDRAWN);
        var outer = merges.merge(oldest, survivor, "by_hand");

        merges.undo(inner.id());
        merges.merge(oldest, loser, "by_hand");
        merges.undo(outer.id());

        assertThat(state(oldest, "email")).contains(numbered("ll#@example.com denied"));
        assertThat(state(survivor, "email")).containsExactly(numbered("ls#@example.com granted"));
    }

    private void withdraw(long customer, String channel, @Nullable String address) {
        var at = Instant.parse("2026-02-01T00:00:00Z");
        identities.say(
                customer, List.of(new ConsentWord(channel, "marketing", address, false, at, "call")), "office", false);
    }

    private String numbered(String text) {
        return text.replace("#", shop.number);
    }

    private List<String> state(long customer, String channel) {
        return consents.current(List.of(customer)).getOrDefault(customer, List.of()).stream()
                .filter(state -> state.channel().equals(channel))
                .map(LaterWordsTests::told)
                .toList();
    }

    private static String told(ConsentState state) {
        return state.address() + " " + state.state();
    }
}
