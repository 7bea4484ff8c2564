package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test's rows are rolled back: other tests search the same base. */
@EncoreTest
@Transactional
class KeyIndexTests {

    @Autowired
    KeyIndex keys;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fillsEveryKeyOnceWhateverTheRanges() {
        var customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        var given = new Long[] {Long.MIN_VALUE, -7_000_000_000L, -1L, 0L, 1L, Long.MAX_VALUE / 3, Long.MAX_VALUE};
        jdbc.sql("insert into core.likeness (customer_id, version, traits, keys) values (:id, 1, '', :keys)")
                .param("id", customer)
                .param("keys", given)
                .update();
        jdbc.sql("insert into core.likeness_key (key, customer_id) values (-1, :id)")
                .param("id", customer)
                .update();

        for (long range = 0; range < 7; range++) {
            keys.fill(range, 7);
        }

        assertThat(jdbc.sql("select key from core.likeness_key where customer_id = :id order by key")
                        .param("id", customer)
                        .query(Long.class)
                        .list())
                .containsExactly(given);
    }

    /** A key of a whole portion and more lies between them; a walk must neither stop at it nor take it for a group. */
    @Test
    void walksOverAllKeysAndLeavesOutWhatTooManyShare() {
        jdbc.sql("delete from core.likeness_key").update();
        share(-500, 2);
        share(-400, 1);
        share(-300, Candidates.MOST_SHARING);
        share(-200, 45_000);
        share(-100, Candidates.MOST_SHARING + 1);
        LongStream.range(0, 9_000).forEach(key -> share(key, 3));

        var groups = new ArrayList<List<Long>>();
        var after = new AtomicLong(Long.MIN_VALUE);
        int blocks = 0;
        for (; after.get() < Long.MAX_VALUE; blocks++) {
            var block = keys.after(after.get());
            groups.addAll(block.sharing());
            after.set(block.last());
        }

        assertThat(groups).hasSize(9_002);
        assertThat(groups.get(0)).containsExactly(1L, 2L);
        assertThat(groups.get(1)).hasSize(Candidates.MOST_SHARING);
        assertThat(groups.subList(2, groups.size())).allMatch(group -> group.equals(List.of(1L, 2L, 3L)));
        assertThat(blocks).isLessThan(8);
    }

    private void share(long key, int customers) {
        jdbc.sql("insert into core.likeness_key (key, customer_id) select :key, n from generate_series(1, :many) n")
                .param("key", key)
                .param("many", customers)
                .update();
    }
}
