package org.encorecrm.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AdviceWordsTests {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Test
    void saysWhatIsCaughtInBothLanguages() {
        var advice = advice("", 45, 400, 248, 600, 228);

        assertThat(new AdviceWords(Locale.ENGLISH).sentence(advice))
                .isEqualTo("45 days of silence catch 62% of those who never came back,"
                        + " and 38% of those who return anyway.");
        assertThat(new AdviceWords(RUSSIAN).sentence(advice))
                .isEqualTo("Порог в 45 дней поймал бы 62 % тех, кто так и не вернулся,"
                        + " и 38 % тех, кто вернулся и сам.");
        assertThat(new AdviceWords(Locale.ENGLISH).grounds(advice))
                .containsExactly(
                        "Judged as of 3 June 2026: of those who had bought by then, 400 never came back in the"
                                + " 100 days since, 600 did.",
                        "150 customers bought for the first time after that: too recent to judge, left out.",
                        "Of the 476 customers it catches, 52% are really gone.",
                        "30% of the pauses that ended with a purchase lasted 45 days or longer.");
    }

    @Test
    void countsAsPeopleDo() {
        assertThat(new AdviceWords(RUSSIAN).sentence(advice("", 1, 2, 1, 2, 1))).startsWith("Порог в 1 день ");
        assertThat(new AdviceWords(RUSSIAN).sentence(advice("", 22, 2, 1, 2, 1)))
                .startsWith("Порог в 22 дня ");
        assertThat(new AdviceWords(RUSSIAN).sentence(advice("", 11, 2, 1, 2, 1)))
                .startsWith("Порог в 11 дней ");
        assertThat(new AdviceWords(Locale.ENGLISH).sentence(advice("", 1, 2, 1, 2, 1)))
                .startsWith("1 day of silence catches ");
    }

    @Test
    void saysWhenItSpeaksOfAnotherGroup() {
        assertThat(new AdviceWords(Locale.ENGLISH).grounds(advice("Toys/Robots", 45, 2, 1, 2, 1)))
                .first()
                .isEqualTo("“Toys/Robots” has too few repeated purchases to judge by: this is the whole shop.");
    }

    @Test
    void saysWhenNobodyIsGoneOrNobodyReturned() {
        assertThat(new AdviceWords(Locale.ENGLISH).sentence(advice("", 45, 0, 0, 2, 1)))
                .endsWith("nobody has been lost yet.");
        assertThat(new AdviceWords(RUSSIAN).sentence(advice("", 45, 2, 1, 0, 0)))
                .endsWith("не вернулся никто.");
        assertThat(new AdviceWords(RUSSIAN).sentence(advice("", 45, 0, 0, 0, 0)))
                .contains("пока не по кому");
    }

    @Test
    void neverRoundsToAllOrNobody() {
        assertThat(advice("", 45, 1000, 999, 1000, 1).gonePercent()).isEqualTo(99);
        assertThat(advice("", 45, 1000, 999, 1000, 1).returnedPercent()).isEqualTo(1);
    }

    private static Advice advice(String category, int days, long gone, long goneCaught, long returned, long caught) {
        return new Advice(
                category, days, "", LocalDate.of(2026, 6, 3), 100, gone, goneCaught, returned, caught, 150, 1000, 300);
    }
}
