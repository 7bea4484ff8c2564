package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the shop told of one reader while they were another's record still holds when they are parted. */
@MailTest
class PartedReadersTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Test
    void areNotAdvertisedToOnceTheyWithdrew() {
        var anna = desk.person("anna");
        var boris = desk.person("boris");
        tell(anna, true, "2026-01-01T00:00:00Z");
        tell(boris, true, "2026-01-01T00:00:00Z");
        var merge = merges.merge(anna.id(), boris.id(), "by_hand");
        tell(boris, false, "2026-02-01T00:00:00Z");

        merges.undo(merge.id());

        var toBoris = desk.advertise(boris);
        var toAnna = desk.advertise(anna);
        desk.sendAll();
        assertThat(desk.state(toBoris)).isEqualTo("suppressed");
        assertThat(desk.reason(toBoris)).isEqualTo("consent_withdrawn");
        assertThat(desk.state(toAnna)).isEqualTo("sent");
    }

    private void tell(Post.Person person, boolean granted, String at) {
        identities.upsert(documents.read(Json.read("""
                        {"email": "%s",
                         "consents": [{"channel": "email", "purpose": "marketing", "granted": %s, "at": "%s"}]}
                        """.formatted(person.email(), granted, at))), true);
    }
}
