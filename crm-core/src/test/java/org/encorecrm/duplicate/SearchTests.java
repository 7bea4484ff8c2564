package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.UUID;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.WorkState;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class SearchTests {

    /** Enough to be told apart whatever names and days the other tests have worn out. */
    private static final String HOME = """
            , "middleName": "Аристарховна", "address": {"postalCode": "428017", "city": "Чебоксары",
              "street": "Гремячевская", "house": "17"}""";

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    DueCustomers due;

    @Autowired
    Searches searches;

    @Autowired
    SearchWorker worker;

    @Autowired
    org.springframework.transaction.support.TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "зворыкин";

    @Test
    void comparesWhoeverChangesAndForgetsWhatNoLongerHolds() {
        var one = customer("one", "Анна", "1990-04-12");
        var two = customer("two", "Аня", "1990-04-12");
        compareChanged();
        assertThat(reasons(one, two)).contains("first_name.alike", "birth_date.exact");

        customer("two", "Пётр", "1951-11-30");
        compareChanged();

        assertThat(reasons(one, two)).isEmpty();
    }

    @Test
    void goesOnWhereItWasAndStopsWhenTold() {
        var one = customer("three", "Анна", "1991-04-13", HOME);
        var two = customer("four", "Анна", "1991-04-13", HOME);
        jdbc.sql("delete from core.duplicate where a = ?").param(one).update();
        var search = searches.start();
        worker.work();
        assertThat(searches.start().id()).as("one at a time").isEqualTo(search.id());

        while (searches.get(search.id()).running()) {
            worker.work();
        }

        assertThat(searches.get(search.id()).state()).isEqualTo(WorkState.DONE);
        assertThat(reasons(one, two)).contains("birth_date.exact");
        assertThat(searches.cancel(searches.start().id()).state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void forgetsWhatAWholeSearchNoLongerFinds() {
        var one = customer("six", "Анна", "1993-02-02", HOME);
        var two = customer("seven", "Пётр", "1947-06-06");
        var rule = customer("eight", "Зоя", "1948-07-07");
        compareChanged();
        pair(one, two, "{birth_date.exact}");
        pair(one, rule, "{contradiction,birth_date.exact}");

        searchEverybody();

        assertThat(reasons(one, two)).isEmpty();
        assertThat(reasons(one, rule)).as("a rule's reason stays").containsExactly("contradiction");
    }

    @Test
    void putsBackKeysThatACancelledSearchHasLeftOut() {
        var one = customer("nine", "Анна", "1994-05-14", HOME);
        var two = customer("ten", "Анна", "1994-05-14", HOME);
        compareChanged();
        jdbc.sql("delete from core.duplicate where a = ?").param(one).update();
        jdbc.sql("delete from core.likeness_key where customer_id = ?")
                .param(two)
                .update();

        searchEverybody();

        assertThat(keys(two)).isPositive();
        assertThat(reasons(one, two)).contains("birth_date.exact");
    }

    private void searchEverybody() {
        var search = searches.start().id();
        while (searches.get(search).running()) {
            worker.work();
        }
        assertThat(searches.get(search).state()).isEqualTo(WorkState.DONE);
        assertThat(searches.get(search).percent()).isEqualTo(100);
    }

    private void pair(long a, long b, String reasons) {
        jdbc.sql("""
                        insert into core.duplicate (a, b, score, reasons, found_at, searched)
                        values (:a, :b, 0.9, cast(:reasons as text[]), now(), true)
                        """).param("a", a).param("b", b).param("reasons", reasons).update();
    }

    @Test
    void takesItsKeysAlongWhenTheCustomerGoes() {
        var id = customer("five", "Анна", "1992-01-01");
        compareChanged();
        assertThat(keys(id)).isPositive();

        jdbc.sql("delete from core.likeness where customer_id = ?").param(id).update();

        assertThat(keys(id)).isZero();
    }

    private void compareChanged() {
        while (Boolean.TRUE.equals(transaction.execute(status -> due.work()))) {
            // until everybody is compared
        }
    }

    private long customer(String name, String first, String birth) {
        return customer(name, first, birth, "");
    }

    private long customer(String name, String first, String birth, String more) {
        return identities
                .upsert(documents.read(Json.read("""
                                {"externalId": "%s-%s", "firstName": "%s", "lastName": "%s", "birthDate": "%s"%s}
                                """.formatted(mark, name, first, mark, birth, more))), false)
                .id();
    }

    private List<String> reasons(long a, long b) {
        return jdbc.sql("select unnest(reasons) from core.duplicate where a = ? and b = ?")
                .params(a, b)
                .query(String.class)
                .list();
    }

    private long keys(long id) {
        return jdbc.sql("select count(*) from core.likeness_key where customer_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
