package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import org.encorecrm.support.WorkState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a search of a whole generated base takes: {@code -Pbench -Dencore.bench.customers=1000000}. */
@EncoreTest
@Tag("bench")
class DuplicateSearchBenchTests {

    private static final int CUSTOMERS = Integer.getInteger("encore.bench.customers", 100_000);

    @Autowired
    SearchWorker worker;

    @Autowired
    Searches searches;

    @Autowired
    JdbcClient jdbc;

    @Test
    void searchesAWholeBase() {
        generate();
        var started = System.nanoTime();
        var stepStarted = started;
        var search = searches.start();
        var step = search.step();
        while (search.running()) {
            worker.work();
            search = searches.get(search.id());
            if (search.step() != step || !search.running()) {
                System.out.println(step + ": " + Duration.ofNanos(System.nanoTime() - stepStarted));
                stepStarted = System.nanoTime();
                step = search.step();
            }
        }
        var runtime = Runtime.getRuntime();
        System.gc();
        System.out.println(CUSTOMERS + " customers: " + Duration.ofNanos(System.nanoTime() - started) + ", "
                + search.compared() + " pairs compared, " + search.found() + " found, "
                + (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000 + " MB live");

        assertThat(search.state()).isEqualTo(WorkState.DONE);
        assertThat(search.found()).isPositive();
    }

    /** Names by a power law, three of a hundred a second record with slips and another phone. */
    private void generate() {
        jdbc.sql("select setseed(0.42)").query().listOfRows();
        jdbc.sql("""
                        insert into core.customer (first_name, last_name, birth_date, email, phone, city, street, house,
                                                   postal_code, created_at, updated_at)
                        select (array['Анна','Мария','Елена','Ольга','Наталья','Иван','Алексей','Сергей','Дмитрий',
                                      'Павел','Татьяна','Светлана','Юлия','Андрей','Михаил','Екатерина','Никита'])
                                   [1 + floor(17 * power(random(), 1.5))::int],
                               (array['Ивано','Петро','Сидоро','Смирно','Кузнецо','Попо','Соколо','Лебеде','Козло',
                                      'Новико','Морозо','Волко','Павло','Семено','Голубе','Виноградо'])
                                   [1 + floor(16 * power(random(), 1.3))::int]
                                   || (array['в','вский','вич','венко','вцев','вкин'])[1 + floor(6 * power(random(), 3))::int]
                                   || case when random() < 0.7 then chr(1072 + floor(32 * random())::int) else '' end,
                               case when random() < 0.5 then date '1950-01-01' + floor(random() * 20000)::int end,
                               case when random() < 0.6 then 'user' || n || '@' ||
                                   (array['mail.ru','yandex.ru','gmail.com'])[1 + floor(3 * random())::int] end,
                               case when random() < 0.8 then '+79' || lpad(floor(random() * 1e9)::bigint::text, 9, '0') end,
                               (array['Москва','Казань','Самара','Пермь','Омск','Тула','Чебоксары','Уфа'])
                                   [1 + floor(8 * power(random(), 2))::int],
                               'улица ' || floor(random() * 3000)::int, (1 + floor(random() * 150))::int::text,
                               (100000 + floor(random() * 20000))::int::text, now(), now()
                          from generate_series(1, :customers) n
                        """).param("customers", CUSTOMERS).update();
        jdbc.sql("""
                        insert into core.customer (first_name, last_name, birth_date, email, phone, city, street, house,
                                                   postal_code, created_at, updated_at)
                        select first_name, overlay(last_name placing 'о' from 3 for 1), birth_date, email,
                               '+79' || lpad(floor(random() * 1e9)::bigint::text, 9, '0'), city, street, house,
                               postal_code, now(), now()
                          from core.customer where id % 33 = 0
                        """).update();
        jdbc.sql("analyze core.customer").update();
    }
}
