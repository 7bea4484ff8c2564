package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ProductionCalendarTests {

    private static final CalendarDays NONE = CalendarDays.of("");

    @Test
    void goesAroundTheWeekend() {
        assertThat(after("2026-11-19T15:00+03:00[Europe/Moscow]", 3, NONE, NONE))
                .as("from a Thursday: Friday, Monday, Tuesday")
                .isEqualTo("2026-11-24T15:00+03:00[Europe/Moscow]");
        assertThat(after("2026-11-21T15:00+03:00[Europe/Moscow]", 1, NONE, NONE))
                .as("from a Saturday")
                .isEqualTo("2026-11-23T15:00+03:00[Europe/Moscow]");
        assertThat(after("2026-11-21T15:00+03:00[Europe/Moscow]", 0, NONE, NONE))
                .isEqualTo("2026-11-21T15:00+03:00[Europe/Moscow]");
    }

    @Test
    void goesAroundHolidaysAndCountsWeekendsThatAreWorked() {
        var newYear = CalendarDays.of("31.12.2026, 01.01 02.01 03.01 04.01 05.01 06.01 07.01 08.01; --02-23");

        assertThat(after("2026-12-30T15:00+03:00[Europe/Moscow]", 1, newYear, NONE))
                .as("from Wednesday past the New Year's week and the weekend after it")
                .isEqualTo("2027-01-11T15:00+03:00[Europe/Moscow]");
        assertThat(after("2027-02-19T15:00+03:00[Europe/Moscow]", 2, newYear, CalendarDays.of("2027-02-20")))
                .as("Saturday is worked, Sunday is not, Monday is, Tuesday is a holiday")
                .isEqualTo("2027-02-22T15:00+03:00[Europe/Moscow]");
    }

    @Test
    void endsEvenWhereNobodyWorks() {
        var all = new StringBuilder();
        for (var day = java.time.LocalDate.of(2028, 1, 1); day.getYear() == 2028; day = day.plusDays(1)) {
            all.append(java.time.MonthDay.from(day)).append(' ');
        }

        assertThat(after("2026-11-19T15:00+03:00[Europe/Moscow]", 3, CalendarDays.of(all.toString()), NONE))
                .isNotNull();
    }

    @Test
    void readsDaysAsPeopleWriteThemAndNamesWhatIsNone() {
        assertThat(CalendarDays.of("2027-01-11\n7.1; 11.01.2027, --01-08").words())
                .containsExactly("--01-07", "--01-08", "2027-01-11");
        assertThat(CalendarDays.usual("RU").words()).contains("--05-09").hasSize(14);
        for (var wrong : new String[] {"31.02", "tomorrow", "2027-13-01", "1"}) {
            assertThatThrownBy(() -> CalendarDays.of(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(wrong);
        }
    }

    private static String after(String from, int days, CalendarDays holidays, CalendarDays workdays) {
        return ProductionCalendar.after(ZonedDateTime.parse(from), days, holidays, workdays)
                .toString();
    }
}
