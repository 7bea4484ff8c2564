package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@EncoreWebTest
class FmtTests {

    @Autowired
    Fmt fmt;

    @Autowired
    BusinessClock clock;

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void writesMoneyAsReadersExpectIt() {
        speak("ru");
        assertThat(fmt.money(new BigDecimal("5480.00"), "RUB")).isEqualTo("5\u00a0480\u00a0₽");
        assertThat(fmt.money(new BigDecimal("5480.5"), "RUB")).isEqualTo("5\u00a0480,50\u00a0₽");
        speak("en");
        assertThat(fmt.money(new BigDecimal("5480.00"), "RUB")).isEqualTo("₽5,480");
        assertThat(fmt.money(null)).isEqualTo("—");
    }

    @Test
    void writesNumbersAndShares() {
        speak("ru");
        assertThat(fmt.number(new BigDecimal("12345.678"))).isEqualTo("12\u00a0345,68");
        assertThat(fmt.percent(0.12345)).isEqualTo("12,3\u00a0%");
        assertThat(fmt.percent(1)).isEqualTo("100\u00a0%");
        assertThat(fmt.smallPercent(new BigDecimal("0.0000123456"))).isEqualTo("0,0012\u00a0%");
        speak("en");
        assertThat(fmt.number(-1234)).isEqualTo("-1,234");
        assertThat(fmt.percent(0.12345)).isEqualTo("12.3%");
        assertThat(fmt.number(null)).isEqualTo("—");
    }

    @Test
    void knowsRussianPlurals() {
        speak("ru");
        var now = clock.now();

        assertThat(fmt.ago(now.minus(Duration.ofMinutes(1).plusSeconds(5)))).isEqualTo("1 минуту назад");
        assertThat(fmt.ago(now.minus(Duration.ofMinutes(22).plusSeconds(5)))).isEqualTo("22 минуты назад");
        assertThat(fmt.ago(now.minus(Duration.ofMinutes(11).plusSeconds(5)))).isEqualTo("11 минут назад");
        assertThat(fmt.ago(now.minus(Duration.ofDays(5)))).isEqualTo("5 дней назад");
        assertThat(fmt.ago(now.plus(Duration.ofDays(3)))).isEqualTo("через 3 дня");
    }

    @Test
    void writesDatesAndPhones() {
        speak("ru");
        assertThat(fmt.date(LocalDate.of(2026, 11, 21))).isEqualTo("21 нояб. 2026");
        assertThat(fmt.phone("+79031234567")).isEqualTo("+7 903 123-45-67");
        speak("en");
        assertThat(fmt.date(LocalDate.of(2026, 11, 21))).isEqualTo("21 Nov 2026");
    }

    private static void speak(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
    }
}
