package org.encorecrm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class CustomerFinderTests {

    @Autowired
    CustomerFinder finder;

    @Autowired
    JdbcClient jdbc;

    private final String mark =
            String.valueOf(100_000_000_000L + Math.abs(UUID.randomUUID().getMostSignificantBits() % 900_000_000_000L));
    private final String digits = String.valueOf(1_000_000 + Math.abs(mark.hashCode()) % 9_000_000);
    private long anna;

    @BeforeEach
    void somebody() {
        anna = person("Щербакова" + mark, "Наталья", "olga");
        identifier("email", "", "n.shch-" + mark + "@example.com");
        identifier("phone", "", "+7903" + digits);
        identifier("loyalty_card", "", "C" + mark);
        identifier("external_id", "shop", "U-" + mark);
        jdbc.sql("update core.customer set email = :email, phone = :phone where id = :id")
                .param("email", "n.shch-" + mark + "@example.com")
                .param("phone", "+7903" + digits)
                .param("id", anna)
                .update();
        jdbc.sql("""
                        insert into core.orders (source, external_id, number, customer_id, placed_at, updated_at, content_hash,
                            status, status_at, counts, currency, total, amount)
                        values ('shop', 'o-' || :mark, 'N' || :mark, :id, now(), now(), '', 'new', now(), true, 'RUB', 1, 1)
                        """).param("mark", mark).param("id", anna).update();
    }

    @Test
    void findsANameInAnyOrderFromAnyBeginning() {
        assertThat(found("щербакова" + mark)).contains(anna);
        assertThat(found("НАТ щербакова" + mark)).contains(anna);
        assertThat(found("  щербакова" + mark + "   наталья ")).contains(anna);
        assertThat(found("кова" + mark)).as("the middle of a word").contains(anna);
        assertThat(found("щербакова" + mark + " мария")).doesNotContain(anna);
        assertThat(found("%" + mark)).isEmpty();
    }

    @Test
    void findsTheMiddleOfAWordAmongTheLatestAndBefore() {
        var namesakes = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            namesakes.add(0, person("Нащербакова" + mark, "Вера", "olga"));
        }
        assertThat(finder.find("щербакова" + mark.substring(0, 11), null, 3))
                .as("who fits from the beginning, then the latest")
                .extracting(CustomerHit::id)
                .containsExactly(anna, namesakes.get(0), namesakes.get(1));
        assertThat(finder.find("акова" + mark, null, 2))
                .extracting(CustomerHit::id)
                .containsExactlyElementsOf(namesakes.subList(0, 2));

        jdbc.sql("""
                        insert into core.customer (last_name, created_at, updated_at)
                        select 'Другая', now(), now() from generate_series(1, 301)
                        """).update();

        assertThat(found("акова" + mark)).containsAll(namesakes).contains(anna);
    }

    @Test
    void findsANameInTheOtherScript() {
        var fyodor = person("Фёдоров" + mark, "Юлия", "olga");
        var latin = person("Zhukov" + mark, "Yulia", "olga");

        assertThat(found("shcherbakova" + mark + " natalya")).contains(anna);
        assertThat(found("Scherbakova" + mark)).contains(anna);
        assertThat(found("natalia shcherbakova" + mark)).contains(anna);
        assertThat(found("федоров" + mark)).contains(fyodor);
        assertThat(found("fedorov" + mark + " yul")).contains(fyodor);
        assertThat(found("жуков" + mark)).contains(latin);
    }

    @Test
    void findsAPhoneHoweverItIsWritten() {
        var grouped = digits.substring(0, 3) + "-" + digits.substring(3, 5) + "-" + digits.substring(5);
        for (var typed : List.of(
                "8 (903) " + grouped,
                "+7 903 " + grouped,
                "903" + digits,
                digits,
                digits.substring(3),
                "8903" + digits.substring(0, 6),
                "щербакова" + mark + " " + digits.substring(3))) {
            assertThat(found(typed)).as(typed).contains(anna);
        }
        assertThat(finder.find("8 (903) " + grouped, null, 10).get(0).rank()).isZero();
    }

    @Test
    void putsWhomTheTextIdentifiesFirst() {
        var namesake = person("U-" + mark, "Пётр", "olga");

        var hits = finder.find("U-" + mark, null, 10);

        assertThat(hits).extracting(CustomerHit::id).startsWith(anna).contains(namesake);
        assertThat(hits.get(0)).isEqualTo(new CustomerHit(anna, 0, "U-" + mark));
    }

    @Test
    void findsNumbersAndAddressesByTheirBeginning() {
        for (var typed :
                List.of("C" + mark, "C" + mark.substring(0, 9), "N" + mark, "o-" + mark, "N" + mark.substring(0, 9))) {
            assertThat(found(typed)).as(typed).contains(anna);
        }
        assertThat(found("N.SHCH-" + mark + "@example.com")).contains(anna);
        assertThat(found("shch-" + mark + "@exam"))
                .as("the middle of an address")
                .contains(anna);
        assertThat(found(String.valueOf(anna))).contains(anna);
        assertThat(found("№ " + anna)).contains(anna);
    }

    @Test
    void showsAManagerTheirOwnOnly() {
        for (var typed :
                List.of("щербакова" + mark, digits, "C" + mark, "N" + mark, "o-" + mark, String.valueOf(anna))) {
            assertThat(finder.find(typed, "olga", 10))
                    .as(typed)
                    .extracting(CustomerHit::id)
                    .contains(anna);
            assertThat(finder.find(typed, "petr", 10)).as(typed).isEmpty();
        }
    }

    @Test
    void asksAFewStatementsWhateverIsTyped() {
        for (var typed :
                List.of("а", "ан", "анна", "анна мария ивановна петрова", "89031234567", "a@b", "№ 1", "%_\\")) {
            assertThat(Statements.during(() -> finder.find(typed, null, 50)))
                    .as(typed)
                    .isLessThanOrEqualTo(5);
        }
        assertThatThrownBy(() -> finder.find("a\u0000b", null, 50)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void spellsAsTheDatabaseDoes() {
        var letters = "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяІЇЄҐӘҒҚҢӨҰҮҺjJyQxéß№-'1";

        assertThat(SearchWord.searched(letters))
                .isEqualTo(jdbc.sql("select core.searched(:letters)")
                        .param("letters", letters)
                        .query(String.class)
                        .single());
    }

    private List<Long> found(String typed) {
        return finder.find(typed, null, 50).stream().map(CustomerHit::id).toList();
    }

    private long person(String lastName, String firstName, String manager) {
        return jdbc.sql("""
                        insert into core.customer (last_name, first_name, manager_login, created_at, updated_at)
                        values (:last, :first, :manager, now(), now()) returning id
                        """)
                .param("last", lastName)
                .param("first", firstName)
                .param("manager", manager)
                .query(Long.class)
                .single();
    }

    private void identifier(String kind, String source, String value) {
        jdbc.sql("""
                        insert into core.identifier (kind, source, value, customer_id, created_at)
                        values (:kind, :source, :value, :id, now())
                        """)
                .param("kind", kind)
                .param("source", source)
                .param("value", value)
                .param("id", anna)
                .update();
    }
}
