package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import org.encorecrm.customer.CustomerDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class SnapshotSealingTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    Snapshots snapshots;

    @Autowired
    SnapshotSealing sealing;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sealsMergesOfBeforeSoThatTheyCanStillBeUndone() {
        var shop = new CustomerFixtures(documents, identities, jdbc);
        var one = shop.upsert("{\"email\": \"seal-a#@example.com\", \"firstName\": \"Анна\"}")
                .id();
        var other = shop.upsert("{\"email\": \"seal-b#@example.com\", \"firstName\": \"Белла\"}")
                .id();
        var merge = merges.merge(one, other, "by_hand").id();
        assertThat(plain(merge)).doesNotContain("Белла");
        jdbc.sql("""
                        update core.merge set snapshot = cast(:whole as jsonb), survivor_sealed = null, loser_sealed = null
                         where id = :id
                        """).param("whole", snapshots.open(merge)).param("id", merge).update();
        assertThat(plain(merge)).contains("Белла");

        while (sealing.sealSome()) {
            continue;
        }

        assertThat(plain(merge)).doesNotContain("Белла").doesNotContain("Анна");
        merges.undo(merge);
        assertThat(shop.field(other, "first_name")).isEqualTo("Белла");
        assertThat(plain(merge)).isEqualTo("{}");
    }

    private String plain(long merge) {
        return jdbc.sql("select snapshot::text from core.merge where id = :id")
                .param("id", merge)
                .query(String.class)
                .single();
    }
}
