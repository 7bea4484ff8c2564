package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
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

/** What currencies were worth in the base currency. */
@Repository
class CurrencyRates {

    private final JdbcClient jdbc;
    private final Settings settings;

    CurrencyRates(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
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
