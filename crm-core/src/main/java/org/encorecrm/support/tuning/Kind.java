package org.encorecrm.support.tuning;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/** How a setting is typed, and how it is kept. */
public enum Kind {
    WHOLE {
        @Override
        String kept(String typed, Tunable of) {
            return Integer.toString(whole(typed, of));
        }
    },
    WHOLE_OR_NOTHING {
        @Override
        String kept(String typed, Tunable of) {
            return typed.isEmpty() ? "" : Integer.toString(whole(typed, of));
        }
    },
    NUMBER {
        @Override
        String kept(String typed, Tunable of) {
            return number(typed, of).toPlainString();
        }
    },
    PERCENT {
        @Override
        String typed(String kept) {
            return plain(new BigDecimal(kept).movePointRight(2));
        }

        @Override
        String kept(String typed, Tunable of) {
            return plain(number(typed, of).movePointLeft(2));
        }
    },
    MINUTES {
        @Override
        String typed(String kept) {
            return Long.toString(Duration.parse(kept).toMinutes());
        }

        @Override
        String kept(String typed, Tunable of) {
            return Duration.ofMinutes(whole(typed, of)).toString();
        }
    },
    HOURS {
        @Override
        String typed(String kept) {
            return Long.toString(Duration.parse(kept).toHours());
        }

        @Override
        String kept(String typed, Tunable of) {
            return Duration.ofHours(whole(typed, of)).toString();
        }
    },
    DAYS {
        @Override
        String typed(String kept) {
            return Long.toString(Duration.parse(kept).toDays());
        }

        @Override
        String kept(String typed, Tunable of) {
            return "P" + whole(typed, of) + "D";
        }
    },
    TIME_OF_DAY {
        @Override
        String kept(String typed, Tunable of) {
            return time(typed, of).toString();
        }
    },
    /** A cron expression of another form than "every day at" stays as it is. */
    NIGHTLY {
        @Override
        String typed(String kept) {
            var daily = DAILY.matcher(kept);
            return daily.matches()
                    ? String.format(
                            Locale.ROOT,
                            "%02d:%02d",
                            Integer.parseInt(daily.group("hour")),
                            Integer.parseInt(daily.group("minute")))
                    : kept;
        }

        @Override
        String kept(String typed, Tunable of) {
            if (CronExpression.isValidExpression(typed)) {
                return typed;
            }
            var at = time(typed, of);
            return "0 %d %d * * *".formatted(at.getMinute(), at.getHour());
        }
    };

    /** As people write numbers: an exponent could make one that fills the memory when it is written out. */
    private static final Pattern TYPED = Pattern.compile("-?\\d{1,12}([.,]\\d{1,9})?");

    private static final Pattern DAILY = Pattern.compile("0 (?<minute>\\d+) (?<hour>\\d+) \\* \\* \\*");

    abstract String kept(String typed, Tunable of);

    String typed(String kept) {
        return kept;
    }

    private static int whole(String typed, Tunable of) {
        var number = number(typed, of).stripTrailingZeros();
        if (number.scale() > 0) {
            throw of.wrong("must be a whole number");
        }
        return number.intValueExact();
    }

    private static BigDecimal number(String typed, Tunable of) {
        if (TYPED.matcher(typed).matches()) {
            var number = new BigDecimal(typed.replace(',', '.'));
            if (of.spans(number)) {
                return number;
            }
        }
        throw of.wrong("must be from " + plain(BigDecimal.valueOf(of.least())) + " to "
                + plain(BigDecimal.valueOf(of.most())));
    }

    private static LocalTime time(String typed, Tunable of) {
        try {
            return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed)
                    .withSecond(0)
                    .withNano(0);
        } catch (DateTimeException unreadable) {
            throw of.wrong("must be a time of day such as 03:30");
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
