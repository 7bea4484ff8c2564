package org.encorecrm.channel;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to the mail server, kept while letters follow one another. */
@Component
class SmtpConnections {

    private static final long STALE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final Supplier<JavaMailSenderImpl> server;
    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Session session;

    @Autowired
    SmtpConnections(MailServer server) {
        this(server::settings);
    }

    SmtpConnections(Supplier<JavaMailSenderImpl> server) {
        this.server = server;
    }

    Session session() {
        var known = session;
        if (known == null) {
            known = patient(server.get()).getSession();
            session = known;
        }
        return known;
    }

    Transport borrow() throws MessagingException {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            var age = System.nanoTime() - kept.since;
            if (age < FRESH_NANOS || (age < STALE_NANOS && kept.transport.isConnected())) {
                return kept.transport;
            }
            discard(kept.transport);
        }
        return connect();
    }

    private Transport connect() throws MessagingException {
        var to = server.get();
        var protocol = Optional.ofNullable(to.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
        var transport = session().getTransport(protocol);
        transport.connect(to.getHost(), to.getPort(), to.getUsername(), to.getPassword());
        return transport;
    }

    /** Waits are bounded whatever the configuration forgot: a silent server must not hold a sender for ever. */
    private static JavaMailSenderImpl patient(JavaMailSenderImpl sender) {
        var properties = sender.getJavaMailProperties();
        for (var protocol : List.of("smtp", "smtps")) {
            properties.putIfAbsent("mail." + protocol + ".connectiontimeout", "10000");
            properties.putIfAbsent("mail." + protocol + ".timeout", "20000");
            properties.putIfAbsent("mail." + protocol + ".writetimeout", "20000");
            properties.putIfAbsent("mail." + protocol + ".quitwait", "false");
        }
        return sender;
    }

    void giveBack(Transport transport) {
        idle.addFirst(new Kept(transport, System.nanoTime()));
    }

    void discard(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // It is closed either way.
        }
    }

    @PreDestroy
    void closeAll() {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            discard(kept.transport);
        }
    }

    private record Kept(Transport transport, long since) {}
}
