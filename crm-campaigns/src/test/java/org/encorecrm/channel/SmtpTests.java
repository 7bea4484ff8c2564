package org.encorecrm.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.channel.Delivery.Verdict.ACCEPTED;
import static org.encorecrm.channel.Delivery.Verdict.DEAD_ADDRESS;
import static org.encorecrm.channel.Delivery.Verdict.REJECTED;
import static org.encorecrm.channel.Delivery.Verdict.TEMPORARY;
import static org.encorecrm.channel.Delivery.Verdict.UNKNOWN;
import static org.encorecrm.channel.Delivery.Verdict.UNREACHABLE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTests {

    private static ScriptedMailServer scripted;
    private static GreenMail greenMail;

    @BeforeAll
    static void start() {
        scripted = new ScriptedMailServer();
        greenMail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        greenMail.start();
    }

    @AfterAll
    static void stop() throws IOException {
        scripted.close();
        greenMail.stop();
    }

    @Test
    void sendsBothPartsAndTheWayOut() throws Exception {
        var delivery = smtp(greenMail.getSmtp().getPort())
                .send(new Email(
                        "<1.x@shop.example>",
                        "Магазин <shop@shop.example>",
                        "anna@example.com",
                        "Привет, Анна",
                        "<p>Письмо</p>",
                        "Письмо",
                        "https://shop.example/u/1"));

        assertThat(delivery.verdict()).isEqualTo(ACCEPTED);
        var letter = greenMail.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Привет, Анна");
        assertThat(letter.getHeader("Message-ID")).containsExactly("<1.x@shop.example>");
        assertThat(letter.getHeader("List-Unsubscribe")).containsExactly("<https://shop.example/u/1>");
        assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(letter.getFrom()[0])
                .hasToString(letter.getFrom()[0].toString())
                .asString()
                .contains("shop@shop.example");
        var parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Письмо");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Письмо</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, ACCEPTED",
        "greylisted@example.com, TEMPORARY",
        "busy-data@example.com, TEMPORARY",
        "nobody@example.com, DEAD_ADDRESS",
        "policy@example.com, REJECTED",
        "refused-data@example.com, REJECTED",
        "cut-after-dot@example.com, UNKNOWN",
        "not an address, DEAD_ADDRESS"
    })
    void tellsWhatBecameOfALetter(String to, Delivery.Verdict verdict) {
        assertThat(smtp(scripted.port()).send(letter(to, "s")).verdict()).isEqualTo(verdict);
    }

    @Test
    void knowsThatALetterCutInTheMiddleWasNotTaken() {
        var large = "x".repeat(76).concat("\r\n").repeat(100_000);
        var email = new Email("<1@x>", "shop@shop.example", "cut-before-dot@example.com", "s", large, large, null);

        assertThat(smtp(scripted.port()).send(email).verdict()).isEqualTo(TEMPORARY);
    }

    @Test
    void goesOnAfterEveryFailure() {
        var smtp = smtp(scripted.port());

        assertThat(smtp.send(letter("cut-after-dot.2@example.com", "s")).verdict())
                .isEqualTo(UNKNOWN);
        assertThat(smtp.send(letter("greylisted.2@example.com", "s")).verdict()).isEqualTo(TEMPORARY);
        assertThat(smtp.send(letter("boris@example.com", "s")).verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void keepsItsConnection() {
        var smtp = smtp(scripted.port());
        var before = scripted.connections();

        for (var i = 0; i < 10; i++) {
            assertThat(smtp.send(letter("kept@example.com", "s")).verdict()).isEqualTo(ACCEPTED);
        }

        assertThat(scripted.connections() - before).isEqualTo(1);
    }

    @Test
    void saysWhenNobodyAnswers() throws IOException {
        var closed = new ScriptedMailServer();
        closed.close();

        assertThat(smtp(closed.port()).send(letter("anna@example.com", "s")).verdict())
                .isEqualTo(UNREACHABLE);
    }

    @Test
    void neverBreaksAHeader() {
        var smtp = smtp(scripted.port());
        var evil = "x\r\nBcc: victim@example.com\r\n\r\nbody";

        smtp.send(new Email(
                "<2@x>\r\nBcc: v@x", "a@shop.example", "header@example.com", evil, "h", "t", "https://x/\r\nBcc: v@x"));

        assertThat(scripted.takenFor("header@example.com"))
                .singleElement()
                .satisfies(taken -> assertThat(taken.header("Bcc")).isNull());
        assertThat(smtp.send(new Email(
                                "<3@x>", "a@shop.example", "b@example.com\r\nRCPT TO:<v@x>", "s", "h", "t", null))
                        .verdict())
                .isIn(DEAD_ADDRESS, REJECTED);
    }

    private static Email letter(String to, String subject) {
        return new Email("<1@shop.example>", "shop@shop.example", to, subject, "<p>x</p>", "x", null);
    }

    private static Smtp smtp(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new Smtp(new SmtpConnections(() -> sender));
    }
}
