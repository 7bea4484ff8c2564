package org.encorecrm.support.seal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.AfterCommit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.personal_key: a customer's key, wrapped by a master key, made when first needed. */
@Repository
class PersonalKeys {

    private final JdbcClient jdbc;
    private final MasterKeys masters;
    private final KeyCache cache = new KeyCache();

    PersonalKeys(JdbcClient jdbc, MasterKeys masters) {
        this.jdbc = jdbc;
        this.masters = masters;
    }

    /** The keys of all these customers; whoever has none gets one. */
    Map<Long, byte[]> ofAll(Collection<Long> customerIds) {
        var keys = find(customerIds);
        var without = customerIds.stream()
                .filter(id -> !keys.containsKey(id))
                .distinct()
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            make(without);
            keys.putAll(find(without));
        }
        return keys;
    }

    /** Those there are: without its key nothing about a customer opens any more. */
    Map<Long, byte[]> find(Collection<Long> customerIds) {
        var keys = new HashMap<Long, byte[]>();
        for (var id : customerIds) {
            cache.find(id).ifPresent(key -> keys.put(id, key));
        }
        var unread = customerIds.stream()
                .filter(id -> !keys.containsKey(id))
                .distinct()
                .toArray(Long[]::new);
        if (unread.length > 0) {
            jdbc.sql("select customer_id, master, wrapped from core.personal_key where customer_id = any(:ids)")
                    .param("ids", unread)
                    .query((row, i) ->
                            new Wrapped(row.getLong("customer_id"), row.getString("master"), row.getBytes("wrapped")))
                    .list()
                    .forEach(wrapped -> keys.put(wrapped.customerId, unwrap(wrapped)));
            // A key made in this transaction exists for others only when it has committed.
            AfterCommit.run(() -> List.of(unread).forEach(id -> cache.keep(id, keys.get(id))));
        }
        return keys;
    }

    private byte[] unwrap(Wrapped key) {
        return Cipher.open(masters.get(key.master).value(), key.customerId, key.wrapped);
    }

    private void make(List<Long> customerIds) {
        var master = masters.current();
        jdbc.sql("""
                        insert into core.personal_key (customer_id, master, wrapped)
                        select id, :master, wrapped from unnest(:ids, :wrapped) as k (id, wrapped)
                            on conflict (customer_id) do nothing
                        """)
                .param("master", master.fingerprint())
                .param("ids", customerIds.toArray(Long[]::new))
                .param(
                        "wrapped",
                        customerIds.stream()
                                .map(id -> Cipher.seal(master.value(), id, Cipher.freshKey()))
                                .toArray(byte[][]::new))
                .update();
    }

    int destroy(Collection<Long> customerIds) {
        AfterCommit.run(() -> customerIds.forEach(cache::forget));
        return jdbc.sql("delete from core.personal_key where customer_id = any(:ids)")
                .param("ids", customerIds.toArray(Long[]::new))
                .update();
    }

    /** Wraps some of the keys that another master key wraps by the present one; answers how many. */
    int rewrap(int most) {
        var master = masters.current();
        var old = jdbc.sql("""
                        select customer_id, master, wrapped from core.personal_key where master <> :master
                         order by customer_id limit :most for update skip locked
                        """)
                .param("master", master.fingerprint())
                .param("most", most)
                .query((row, i) ->
                        new Wrapped(row.getLong("customer_id"), row.getString("master"), row.getBytes("wrapped")))
                .list();
        if (!old.isEmpty()) {
            jdbc.sql("""
                            update core.personal_key k set master = :master, wrapped = n.wrapped
                              from unnest(:ids, :wrapped) as n (id, wrapped) where k.customer_id = n.id
                            """)
                    .param("master", master.fingerprint())
                    .param("ids", old.stream().map(Wrapped::customerId).toArray(Long[]::new))
                    .param(
                            "wrapped",
                            old.stream()
                                    .map(key -> Cipher.seal(master.value(), key.customerId, unwrap(key)))
                                    .toArray(byte[][]::new))
                    .update();
        }
        return old.size();
    }

    private record Wrapped(long customerId, String master, byte[] wrapped) {}
}
