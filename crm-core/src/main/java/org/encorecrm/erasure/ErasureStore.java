package org.encorecrm.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Holds and deletes customers, and keeps the receipts. */
@Repository
class ErasureStore {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() {};
    private static final String RECEIPT =
            "select e.id, e.customer_id, e.erased, e.kept, e.asked_by, e.at from core.erasure e";

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever computes or merges a customer is done in milliseconds; where it takes longer, the caller is told. */
    void waitForNobodyLong() {
        jdbc.sql("select set_config('lock_timeout', '1s', true)")
                .query(String.class)
                .single();
    }

    /**
     * Locks the customer as merges, ingestion and the gate of messages do; whoever was merged away meanwhile is their
     * survivor. Empty when there is nobody of that number.
     */
    Optional<Erasing> hold(long asked, Instant now) {
        var id = lock(asked).or(() -> survivorOf(asked).flatMap(this::lock));
        return id.map(customer -> new Erasing(
                customer,
                numbers(customer),
                nextRemainder(),
                known(customer, "email"),
                known(customer, "phone"),
                shopNumbers(customer),
                now));
    }

    private Optional<Long> lock(long id) {
        return jdbc.sql("select id from core.customer where id = :id and id > 0 for no key update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    private Optional<Long> survivorOf(long alias) {
        return jdbc.sql("select customer_id from core.customer_alias where alias_id = :alias")
                .param("alias", alias)
                .query(Long.class)
                .optional();
    }

    private List<Long> numbers(long customer) {
        return jdbc.sql("select :id::bigint union all select alias_id from core.customer_alias where customer_id = :id")
                .param("id", customer)
                .query(Long.class)
                .list();
    }

    private List<String> known(long customer, String kind) {
        return jdbc.sql("select value from core.identifier where customer_id = :id and kind = :kind")
                .param("id", customer)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private List<ShopNumber> shopNumbers(long customer) {
        return jdbc.sql("""
                        select kind, source, value from core.identifier
                         where customer_id = :id and kind in ('external_id', 'loyalty_card')
                        """).param("id", customer).query(ShopNumber.class).list();
    }

    /** Not the customer's own number with another sign: nothing leads from the one to the other. */
    private long nextRemainder() {
        return -jdbc.sql("select nextval(pg_get_serial_sequence('core.customer', 'id'))")
                .query(Long.class)
                .single();
    }

    /** When somebody came is a figure of the shop; who it was is not. */
    void makeRemainder(Erasing who) {
        who.statement(jdbc, """
                        insert into core.customer (id, registered_at, created_at, updated_at)
                        select :remainder, registered_at, created_at, :now from core.customer where id = :customer
                        """).update();
    }

    /** The last step: by now nothing refers to the customer, or the foreign keys say what does. */
    void delete(Erasing who, Tally tally) {
        who.statement(jdbc, "delete from core.change where customer_id = any(:ids)")
                .update();
        tally.erased(
                "profile",
                who.statement(jdbc, "delete from core.customer where id = :customer")
                        .update());
    }

    Receipt keep(Erasing who, Tally tally, String askedBy) {
        var id = jdbc.sql("""
                        insert into core.erasure (customer_id, erased, kept, asked_by, at)
                        values (:customer, :erased::jsonb, :kept::jsonb, :by, :at) returning id
                        """)
                .param("customer", who.customerId())
                .param("erased", Json.MAPPER.writeValueAsString(tally.erased()))
                .param("kept", Json.MAPPER.writeValueAsString(tally.kept()))
                .param("by", askedBy)
                .param("at", Timestamp.from(who.now()))
                .query(Long.class)
                .single();
        who.statement(jdbc, "insert into core.erased_id (customer_id, erasure_id) select unnest(:ids), :erasure")
                .param("erasure", id)
                .update();
        return new Receipt(id, who.customerId(), tally.erased(), tally.kept(), askedBy, who.now());
    }

    /** Of whoever had just this number, held until the transaction ends. */
    Optional<Receipt> lockReceipt(long customerId) {
        return jdbc.sql(RECEIPT + " where e.customer_id = :customer for update")
                .param("customer", customerId)
                .query(ErasureStore::read)
                .optional();
    }

    void change(Receipt receipt) {
        jdbc.sql("update core.erasure set erased = :erased::jsonb, kept = :kept::jsonb where id = :id")
                .param("erased", Json.MAPPER.writeValueAsString(receipt.erased()))
                .param("kept", Json.MAPPER.writeValueAsString(receipt.kept()))
                .param("id", receipt.id())
                .update();
    }

    Optional<Receipt> receipt(long id) {
        return jdbc.sql(RECEIPT + " where e.id = :id")
                .param("id", id)
                .query(ErasureStore::read)
                .optional();
    }

    Optional<Receipt> receiptOf(long customerId) {
        return jdbc.sql(RECEIPT + " join core.erased_id i on i.erasure_id = e.id where i.customer_id = :customer")
                .param("customer", customerId)
                .query(ErasureStore::read)
                .optional();
    }

    Page<Receipt> receipts(Paging paging) {
        var before = Cursor.read(paging.after(), 1, parts -> Long.parseLong(parts[0]));
        var rows = jdbc.sql(RECEIPT + " where e.id < :before order by e.id desc limit :size")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("size", paging.fetch())
                .query(ErasureStore::read)
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.id()));
    }

    private static Receipt read(ResultSet row, int i) throws SQLException {
        return new Receipt(
                row.getLong("id"),
                row.getLong("customer_id"),
                Json.MAPPER.readValue(row.getString("erased"), COUNTS),
                Json.MAPPER.readValue(row.getString("kept"), KEPT),
                row.getString("asked_by"),
                row.getTimestamp("at").toInstant());
    }
}
