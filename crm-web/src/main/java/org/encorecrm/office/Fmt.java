package org.encorecrm.office;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.DayForms;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Money, numbers, dates for people, in templates as {@code ${fmt.money(order.total)}}: the shop's currency and zone,
 * the reader's language. What is absent is a dash.
 */
@Component("fmt")
public class Fmt {

    private static final String NONE = "—";

    private final Settings settings;
    private final BusinessClock clock;
    private final MessageSource messages;

    Fmt(Settings settings, BusinessClock clock, MessageSource messages) {
        this.settings = settings;
        this.clock = clock;
        this.messages = messages;
    }

    /** Whoever has no name is called by the number, which has no gaps: it is typed and searched for. */
    public String customer(@Nullable String name, Object id) {
        return name == null || name.isBlank()
                ? messages.getMessage(
                        "customers.nameless", new Object[] {id.toString()}, LocaleContextHolder.getLocale())
                : name;
    }

    /** An address as people of the shop's own country write it: the country only where it is another one. */
    public String place(@Nullable String country, String rest) {
        if (country == null || country.equalsIgnoreCase(settings.phoneRegion())) {
            return rest;
        }
        return rest.isEmpty() ? country(country) : country(country) + ", " + rest;
    }

    /** A country by its code of two letters; what is no such code stays as it is. */
    public String country(String code) {
        return code.matches("[A-Za-z]{2}")
                ? new Locale.Builder().setRegion(code).build().getDisplayCountry(LocaleContextHolder.getLocale())
                : code;
    }

    /** In the shop's currency; whole amounts without kopecks. */
    public String money(@Nullable Number amount) {
        return money(amount, settings.currency());
    }

    public String money(@Nullable Number amount, String currency) {
        if (amount == null) {
            return NONE;
        }
        var exact = new BigDecimal(amount.toString());
        var whole = exact.stripTrailingZeros().scale() <= 0;
        return NumberForms.money(LocaleContextHolder.getLocale(), currency, whole ? 0 : 2)
                .format(exact)
                .toString();
    }

    /** At most two decimals. */
    public String number(@Nullable Number number) {
        return number == null
                ? NONE
                : NumberForms.number(LocaleContextHolder.getLocale(), 2)
                        .format(new BigDecimal(number.toString()))
                        .toString();
    }

    /** A share between 0 and 1. */
    public String percent(@Nullable Number share) {
        return share == null
                ? NONE
                : NumberForms.percent(LocaleContextHolder.getLocale(), 1)
                        .format(new BigDecimal(share.toString()))
                        .toString();
    }

    /** A share that may be tiny, with two figures that say something. */
    public String smallPercent(@Nullable Number share) {
        return share == null
                ? NONE
                : NumberForms.percent(LocaleContextHolder.getLocale(), 8)
                        .format(new BigDecimal(share.toString()).round(new MathContext(2)))
                        .toString();
    }

    /** By business time, in the shop's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.now(), settings.zone());
    }

    public String date(@Nullable Instant at) {
        return at == null ? NONE : DayForms.day(LocaleContextHolder.getLocale()).format(at.atZone(settings.zone()));
    }

    public String date(@Nullable LocalDate day) {
        return day == null
                ? NONE
                : DayForms.day(LocaleContextHolder.getLocale()).format(day);
    }

    /** Without the year: for the points of a chart. */
    public String day(LocalDate day) {
        return pattern("d MMM").format(day);
    }

    public String dateTime(@Nullable Instant at) {
        return at == null
                ? NONE
                : DayForms.moment(LocaleContextHolder.getLocale()).format(at.atZone(settings.zone()));
    }

    public String time(@Nullable Instant at) {
        return at == null ? NONE : pattern("HH:mm").format(at.atZone(settings.zone()));
    }

    /** "2 hours ago", "in 3 days", by business time; beyond a month the date. */
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return NONE;
        }
        var now = clock.now();
        var distance = Duration.between(at, now).abs();
        if (distance.toDays() > 30) {
            return date(at);
        }
        var direction = at.isAfter(now) ? "layout.in." : "layout.ago.";
        if (distance.toMinutes() < 1) {
            return text("layout.ago.now");
        }
        if (distance.toHours() < 1) {
            return text(direction + "minutes", distance.toMinutes());
        }
        var days = Math.abs(ChronoUnit.DAYS.between(
                at.atZone(settings.zone()).toLocalDate(),
                now.atZone(settings.zone()).toLocalDate()));
        return distance.toHours() < 24 || days == 0
                ? text(direction + "hours", distance.toHours())
                : text(direction + "days", days);
    }

    /** An E.164 number as people write it. */
    public String phone(@Nullable String number) {
        if (number == null) {
            return NONE;
        }
        try {
            var phones = PhoneNumberUtil.getInstance();
            return phones.format(
                    phones.parse(number, settings.phoneRegion()), PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return number;
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale());
    }
}
