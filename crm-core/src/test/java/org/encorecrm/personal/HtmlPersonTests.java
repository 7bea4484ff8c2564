package org.encorecrm.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** What a person reads about themselves has words and dates instead of codes, and begins with what it is about. */
class HtmlPersonTests {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Test
    void saysStatesAndDatesInTheReadersLanguage() throws IOException {
        var page = page("""
                {"total": 3290, "status": "delivered", "number": "A-1", "comment": "delivered", "birthDate": "2020-10-07",
                 "placedAt": "2026-11-29T10:58:00Z"}
                """);

        assertThat(page)
                .contains("<dt>Status</dt><dd>доставлен</dd>")
                .contains("<dt>Birth date</dt><dd>7 окт. 2020</dd>")
                .contains("<dt>Placed at</dt><dd>29 нояб. 2026, 13:58</dd>")
                .as("what somebody wrote stays as it was written")
                .contains("<dt>Comment</dt><dd>delivered</dd>");
    }

    @Test
    void beginsWithWhatItIsAbout() throws IOException {
        assertThat(page("{\"total\": 1, \"utm\": \"x\", \"placedAt\": \"2026-11-29T10:58:00Z\", \"number\": \"A-1\"}"))
                .containsSubsequence("Number", "Placed at", "Total", "Utm");
    }

    private static String page(String row) throws IOException {
        var messages = new StaticMessageSource();
        messages.addMessage("personal.title", RUSSIAN, "Всё о вас");
        messages.addMessage("personal.lead", RUSSIAN, "На {0}");
        messages.addMessage("personal.value.status.delivered", RUSSIAN, "доставлен");
        var text = new StringWriter();
        try (var writer = new BufferedWriter(text)) {
            var person = new HtmlPerson(
                    writer,
                    new PersonalWords(messages, RUSSIAN, ZoneId.of("Europe/Moscow")),
                    "Арлекин",
                    Instant.parse("2026-11-29T10:58:00Z"));
            person.section("orders");
            person.row(Json.MAPPER.readTree(row));
            person.end();
        }
        return text.toString();
    }
}
