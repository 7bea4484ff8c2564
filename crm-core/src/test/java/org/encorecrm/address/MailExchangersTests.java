package org.encorecrm.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.encorecrm.address.Answer.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TXTRecord;

/** Against a name server on this machine, over the wire. */
class MailExchangersTests {

    private NameServer server;
    private MailExchangers exchangers;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
        exchangers = new MailExchangers(new AddressProperties(true, List.of(server.address()), Duration.ofMillis(400)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void acceptsWhereAnExchangerIsNamed() throws IOException {
        server.knows("shop.org", mx("shop.org", "mx.shop.org."));
        assertThat(exchangers.of("shop.org")).isEqualTo(new Answer(Verdict.ACCEPTS, "mx.shop.org."));
    }

    @Test
    void acceptsWhereOnlyAHostHasTheName() throws IOException {
        var name = Name.fromString("small.org.");
        server.knows("small.org", new ARecord(name, DClass.IN, 60, InetAddress.getByName("127.0.0.9")));
        assertThat(exchangers.of("small.org").verdict()).isEqualTo(Verdict.ACCEPTS);
    }

    @Test
    void refusesWhereNobodyTakesMail() throws IOException {
        server.knows("null.org", mx("null.org", "."));
        server.knows("text.org", new TXTRecord(Name.fromString("text.org."), DClass.IN, 60, "no mail here"));

        assertThat(exchangers.of("null.org").verdict()).isEqualTo(Verdict.REFUSES);
        assertThat(exchangers.of("text.org").verdict()).isEqualTo(Verdict.REFUSES);
        assertThat(exchangers.of("gone.org")).isEqualTo(new Answer(Verdict.REFUSES, "no such domain"));
    }

    @Test
    void concludesNothingFromAServerThatFailsOrIsSilent() {
        server.failsWith(Rcode.SERVFAIL);
        assertThat(exchangers.of("shop.org").verdict()).isEqualTo(Verdict.NO_ANSWER);

        server.close();
        assertThat(exchangers.of("other.org").verdict()).isEqualTo(Verdict.NO_ANSWER);
    }

    private static MXRecord mx(String domain, String target) throws IOException {
        return new MXRecord(Name.fromString(domain + "."), DClass.IN, 60, 10, Name.fromString(target));
    }
}
