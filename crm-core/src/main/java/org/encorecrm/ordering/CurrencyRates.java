package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What currencies were worth in the base currency. Orders are converted by the rate of their date as they arrive. */
@Repository
public class CurrencyRates {

    private final JdbcClient jdbc;
    private final Settings settings;

    CurrencyRates(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** From that day on one unit of the currency is worth so much. */
    @Transactional
    public void put(CurrencyRate rate) {
        jdbc.sql("""
                        insert into core.currency_rate (currency, since, rate) values (:currency, :since, :rate)
                            on conflict (currency, since) do update set rate = excluded.rate
                        """)
                .param("currency", rate.currency())
                .param("since", rate.since())
                .param("rate", rate.rate())
                .update();
    }

    /** All rates, by currency, the latest first. */
    @Transactional(readOnly = true)
    public List<CurrencyRate> all() {
        return jdbc.sql("select currency, since, rate from core.currency_rate order by currency, since desc")
                .query((row, i) -> new CurrencyRate(
                        row.getString("currency"), row.getObject("since", LocalDate.class), row.getBigDecimal("rate")))
                .list();
    }

    /** The rates of these currencies; nothing is read when they are all the base currency. */
    Table of(Collection<@Nullable String> currencies) {
        var base = settings.currency();
        var foreign = currencies.stream()
                .filter(Objects::nonNull)
                .filter(currency -> !base.equals(currency))
                .collect(Collectors.toSet());
        return new Table(base, settings.zone(), foreign.isEmpty() ? Map.of() : read(foreign));
    }

    private Map<String, NavigableMap<LocalDate, BigDecimal>> read(Set<@Nullable String> currencies) {
        var rates = new HashMap<String, NavigableMap<LocalDate, BigDecimal>>();
        jdbc.sql("select currency, since, rate from core.currency_rate where currency = any(:currencies)")
                .param("currencies", currencies.toArray(String[]::new))
                .query(row -> {
                    rates.computeIfAbsent(row.getString("currency"), currency -> new TreeMap<>())
                            .put(row.getObject("since", LocalDate.class), row.getBigDecimal("rate"));
                });
        return rates;
    }

    /** The rates one batch needs. A currency that is not said is the base currency. */
    record Table(String base, ZoneId zone, Map<String, NavigableMap<LocalDate, BigDecimal>> rates) {

        boolean has(@Nullable String currency) {
            return isBase(currency) || rates.containsKey(currency);
        }

        String code(@Nullable String currency) {
            return currency == null ? base : currency;
        }

        /** The latest rate on or before that day in the shop's zone; the first one for days before any. */
        Rate at(@Nullable String currency, Instant at) {
            var known = isBase(currency) ? null : rates.get(currency);
            if (known == null) {
                return Rate.SAME;
            }
            var latest = known.floorEntry(at.atZone(zone).toLocalDate());
            return new Rate((latest == null ? known.firstEntry() : latest).getValue());
        }

        private boolean isBase(@Nullable String currency) {
            return currency == null || currency.equals(base);
        }
    }
}
