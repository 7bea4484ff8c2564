package org.encorecrm.retention;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long each kind of data is kept: the settings {@code retention.<kind>}, ISO-8601 periods, empty for ever. */
@Service
public class RetentionPeriods {

    private final List<Perishable> kinds;
    private final Settings settings;
    private final BusinessClock clock;

    RetentionPeriods(List<Perishable> kinds, Settings settings, BusinessClock clock) {
        this.kinds = List.copyOf(kinds);
        this.settings = settings;
        this.clock = clock;
    }

    /** @param period null: for ever */
    public record Kind(String kind, @Nullable Period period, Period atLeast) {}

    public List<Kind> all() {
        return kinds.stream()
                .map(each -> new Kind(each.kind(), period(each).orElse(null), each.atLeast()))
                .toList();
    }

    List<Perishable> perishables() {
        return kinds;
    }

    Optional<Period> period(Perishable kind) {
        return parse(settings.get("retention." + kind.kind(), kind.usually()));
    }

    /** Calendar periods, by the shop's days. */
    Instant before(Period period) {
        return clock.now().atZone(settings.zone()).minus(period).toInstant();
    }

    /** How many rows a period would delete now, up to {@link Perishable#MOST_COUNTED} and one. */
    @Transactional(readOnly = true)
    public long preview(String kind, Period period) {
        var found = kinds.stream().filter(each -> each.kind().equals(kind)).findFirst();
        return found.map(each -> each.count(before(period))).orElse(0L);
    }

    /** @param periods by kind; empty means for ever, a kind that is absent stays as it is */
    @Transactional
    public void save(Map<String, String> periods) {
        for (var kind : kinds) {
            var text = periods.get(kind.kind());
            if (text != null) {
                var period = parse(text);
                if (period.isEmpty() != text.isBlank()
                        || period.isPresent() && isShorter(period.get(), kind.atLeast())) {
                    throw new InvalidInputException("/" + kind.kind(), "retention.wrong");
                }
                settings.put("retention." + kind.kind(), text.strip());
            }
        }
    }

    private boolean isShorter(Period one, Period other) {
        return before(one).isAfter(before(other));
    }

    private static Optional<Period> parse(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Period.parse(text.strip()));
        } catch (DateTimeException notAPeriod) {
            return Optional.empty();
        }
    }
}
