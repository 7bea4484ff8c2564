package org.encorecrm.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.encorecrm.intake.sheet.Serial;
import org.jspecify.annotations.Nullable;

/** Dates and times as shops write them. Of two readings of 04/12/1990 the day comes first, unless a format is given. */
final class Dates {

    private static final List<String> DATES =
            List.of("d.M.uuuu", "uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "d/M/uuuu", "d-M-uuuu", "uuuuMMdd", "M/d/uuuu");

    private static final List<DateTimeFormatter> FORMATS = Stream.of(
                    DATES.stream().map(pattern -> formatter(pattern, Locale.ROOT)),
                    Stream.of("d.M.", "d/M/").map(Dates::twoDigits),
                    Stream.of("d MMMM uuuu", "d MMM uuuu", "MMMM d, uuuu", "d-MMM-uuuu")
                            .flatMap(pattern -> Stream.of(
                                    formatter(
                                            pattern,
                                            new Locale.Builder()
                                                    .setLanguage("ru")
                                                    .build()),
                                    formatter(pattern, Locale.ENGLISH))))
            .flatMap(formats -> formats)
            .toList();

    private static final DateTimeFormatter TIME = formatter("H:mm[:ss[.SSS]]", Locale.ROOT);

    private final @Nullable DateTimeFormatter given;
    private final ZoneId zone;

    /** @param pattern of {@link DateTimeFormatter}, tried before all others; may have a time */
    Dates(@Nullable String pattern, ZoneId zone) {
        this.given = pattern == null ? null : formatter(pattern.replace('y', 'u'), Locale.ENGLISH);
        this.zone = zone;
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Of a year with two digits: nobody is born and nothing ordered in years to come. */
    private static DateTimeFormatter twoDigits(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .appendValueReduced(
                        ChronoField.YEAR, 2, 2, LocalDate.now(ZoneId.of("UTC")).minusYears(99))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Optional<LocalDate> date(String text) {
        var own = given(text).map(LocalDateTime::toLocalDate);
        if (own.isPresent()) {
            return own;
        }
        var day = day(text);
        return day.isPresent()
                ? day
                : moment(text).map(moment -> moment.atZone(zone).toLocalDate());
    }

    /** A time without an offset is the shop's; a date alone is its midnight. */
    Optional<Instant> moment(String text) {
        var own = given(text);
        if (own.isPresent()) {
            return own.map(this::instant);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException otherwise) {
            return local(text).map(this::instant);
        }
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private static Optional<LocalDateTime> local(String text) {
        var day = day(text);
        if (day.isPresent()) {
            return day.map(LocalDate::atStartOfDay);
        }
        var gap = Math.max(text.lastIndexOf(' '), text.lastIndexOf('T'));
        if (gap <= 0) {
            return Optional.empty();
        }
        var before = text.substring(0, gap).strip();
        var date = day(before.endsWith(",") ? before.substring(0, before.length() - 1) : before);
        return date.flatMap(known -> time(text.substring(gap + 1)).map(known::atTime));
    }

    private static Optional<LocalTime> time(String text) {
        return parse(text, TIME).map(LocalTime::from);
    }

    private static Optional<LocalDate> day(String text) {
        if (text.matches("\\d{5}")) {
            return Optional.ofNullable(Serial.day(Long.parseLong(text)));
        }
        return FORMATS.stream()
                .flatMap(format -> parse(text, format).stream())
                .map(LocalDate::from)
                .findFirst();
    }

    private Optional<LocalDateTime> given(String text) {
        return given == null
                ? Optional.empty()
                : parse(text, given)
                        .map(parsed -> LocalDate.from(parsed)
                                .atTime(
                                        parsed.isSupported(ChronoField.HOUR_OF_DAY)
                                                ? LocalTime.from(parsed)
                                                : LocalTime.MIDNIGHT));
    }

    private static Optional<java.time.temporal.TemporalAccessor> parse(String text, DateTimeFormatter format) {
        var position = new java.text.ParsePosition(0);
        // Without an exception for each format that does not fit: most cells are tried with several.
        if (format.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
