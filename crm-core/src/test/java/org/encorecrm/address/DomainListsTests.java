package org.encorecrm.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainListsTests {

    private final DomainLists lists = new DomainLists();

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmail.co, gmail.com",
        "gmal.com, gmail.com",
        "gmaill.com, gmail.com",
        "hotmial.com, hotmail.com",
        "yandxe.ru, yandex.ru",
        "outlok.com, outlook.com",
        "rambler.rru, rambler.ru",
        "mai.ru, mail.ru",
        "maill.ru, mail.ru"
    })
    void guessesWhatWasMeant(String typed, String meant) {
        assertThat(lists.meantBy(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "mail.ru",
                "mail.ua",
                "email.ru",
                "ymail.com",
                "yandex.uz",
                "shop.ru",
                "ya.ru",
                "a.ru"
            })
    void leavesAloneWhatMayWellBeMeant(String domain) {
        assertThat(lists.meantBy(domain)).isNull();
    }

    @Test
    void knowsMailboxesForAFewMinutes() {
        assertThat(lists.isDisposable("mailinator.com")).isTrue();
        assertThat(lists.isDisposable("box.mailinator.com")).isTrue();
        assertThat(lists.isDisposable("mailinator.com.shop.ru")).isFalse();
        assertThat(lists.isDisposable("gmail.com")).isFalse();
    }

    @Test
    void asksNobodyAboutNamesSetAsideForExamples() {
        assertThat(lists.isReserved("example.com")).isTrue();
        assertThat(lists.isReserved("mail.test")).isTrue();
        assertThat(lists.isReserved("contest")).isFalse();
        assertThat(lists.isReserved("myexample.com")).isFalse();
    }
}
