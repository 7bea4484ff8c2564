package org.encorecrm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import encore.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class AddressTests {

    @ParameterizedTest
    @CsvSource({
        "8 (903) 123-45-67, +79031234567",
        "+7 903 123 45 67, +79031234567",
        "+8 (903) 123-45-67, +79031234567",
        "9031234567, +79031234567",
        "7-903-123-45-67, +79031234567",
        "8.903.123.45.67, +79031234567",
        "8 701 123 45 67, +77011234567",
        "+7 (727) 250-12-34, +77272501234",
        "тел. 8(8352)62-12-34, +78352621234",
        "+49 30 123456, +4930123456",
        "٨٩٠٣١٢٣٤٥٦٧, +79031234567"
    })
    void readsPhonesInAnyWayPeopleWriteThem(String given, String normal) {
        var address = PhoneNumbers.normalise(given, "RU");

        assertThat(address).isNotNull();
        assertThat(address.value()).isEqualTo(normal);
        assertThat(address.givenAs()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "нет", "123", "+7", "8 903 123", "89031234567 89161234567"})
    void refusesWhatIsNoPhone(String given) {
        assertThat(PhoneNumbers.normalise(given, "RU")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna.Petrova@Example.COM, anna.petrova@example.com",
        "a@b.ru, a@b.ru",
        "почта@пример.рф, почта@xn--e1afmkfd.xn--p1ai",
        "Ａ@example.com, a@example.com"
    })
    void normalisesMailAddresses(String given, String normal) {
        var address = EmailAddresses.normalise(given);

        assertThat(address).isNotNull();
        assertThat(address.value()).isEqualTo(normal);
    }

    @Test
    void agreesWithThePhonesOfEveryCountry() throws IOException {
        var folder = SharedData.find("phone-numbers");
        assumeTrue(folder.isPresent(), "skipped: ../shared/data/phone-numbers is not here");

        for (var line :
                Files.readAllLines(folder.get().resolve("mobile_examples.csv")).subList(1, 246)) {
            var columns = line.split(",");
            var address = PhoneNumbers.normalise(columns[2], columns[0]);
            assertThat(address).as(line).isNotNull();
            assertThat(address.value()).as(line).isEqualTo(columns[3]);
        }
    }

    @Test
    void acceptsWhatIsDeliveredAndRefusesTheRest() throws Exception {
        var folder = SharedData.find("email-syntax");
        assumeTrue(folder.isPresent(), "skipped: ../shared/data/email-syntax is not here");

        var surprises = new ArrayList<String>();
        for (var test : cases(folder.get().resolve("cases.xml"))) {
            var category = text(test, "category");
            var accepted = category.equals("ISEMAIL_VALID_CATEGORY") || category.equals("ISEMAIL_DNSWARN");
            // The list shows control characters as the pictures of them.
            var address = text(test, "address")
                    .codePoints()
                    .map(c -> c >= 0x2400 && c <= 0x2421 ? c - 0x2400 : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (accepted != (EmailAddresses.normalise(address) != null)) {
                surprises.add(category + ": " + address);
            }
        }

        assertThat(surprises).isEmpty();
    }

    private static List<Element> cases(java.nio.file.Path file) throws Exception {
        var nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("test");
        var cases = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            cases.add((Element) nodes.item(i));
        }
        return cases;
    }

    private static String text(Element test, String name) {
        var node = test.getElementsByTagName(name).item(0);
        return node == null ? "" : node.getTextContent();
    }
}
