package org.encorecrm.channel;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.UUID;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class CatcherTests {

    @Autowired
    MailServer server;

    @Autowired
    Smtp smtp;

    @Autowired
    CaughtMails mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Test
    void takesLettersWhenThereIsNoMailServer() {
        var to = "anna." + UUID.randomUUID() + "@example.com";

        var delivery = smtp.send(new Email(
                "<1@x>", server.sender().orElseThrow(), to, "Привет", "<p>Письмо</p>", "Текст", "https://x/u/1"));

        assertThat(server.isCatching()).isTrue();
        assertThat(delivery.verdict()).isEqualTo(Delivery.Verdict.ACCEPTED);
        var mail = mails.page(to, Long.MAX_VALUE, 10).get(0);
        assertThat(mail.subject()).isEqualTo("Привет");
        var letter = mails.open(mail.id());
        assertThat(letter.html()).isEqualTo("<p>Письмо</p>");
        assertThat(letter.text()).isEqualTo("Текст");
        assertThat(letter.headers())
                .contains(new CaughtLetter.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    @Test
    void keepsLettersOverARestart() {
        var to = "restart." + UUID.randomUUID() + "@example.com";
        var first = new MailCatcher(mails, new CatcherProperties(0, 100));
        var sender = first.sender();
        new Smtp(new SmtpConnections(() -> sender)).send(letter(to));
        first.destroy();

        assertThat(new CaughtMails(jdbc, clock, new CatcherProperties(0, 100)).page(to, Long.MAX_VALUE, 10))
                .hasSize(1);
    }

    @Test
    void keepsNoMoreThanItShould() {
        var few = new CaughtMails(jdbc, clock, new CatcherProperties(0, 3));
        var to = "many." + UUID.randomUUID() + "@example.com";

        for (var i = 0; i < 5; i++) {
            few.keep("a@b.c", to, ("Subject: " + i + "\r\n\r\nx").getBytes());
        }

        assertThat(few.page(to, Long.MAX_VALUE, 10))
                .extracting(CaughtMail::subject)
                .containsExactly("4", "3", "2");
    }

    private static Email letter(String to) {
        return new Email("<1@x>", "shop@shop.example", to, "s", "<p>x</p>", "x", null);
    }
}
