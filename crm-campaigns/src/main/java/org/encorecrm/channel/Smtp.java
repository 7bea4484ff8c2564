package org.encorecrm.channel;

import static org.encorecrm.channel.Delivery.Verdict.ACCEPTED;
import static org.encorecrm.channel.Delivery.Verdict.DEAD_ADDRESS;
import static org.encorecrm.channel.Delivery.Verdict.REJECTED;
import static org.encorecrm.channel.Delivery.Verdict.UNREACHABLE;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends one letter and says what became of it. Never throws for what a mail server does. */
@Service
public class Smtp {

    private final SmtpConnections connections;

    Smtp(SmtpConnections connections) {
        this.connections = connections;
    }

    public Delivery send(Email email) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no network call inside a transaction");
        }
        OutgoingMime mime;
        try {
            mime = new OutgoingMime(connections.session(), email);
        } catch (AddressException noAddress) {
            return new Delivery(DEAD_ADDRESS, "not an address: " + noAddress.getMessage());
        } catch (MessagingException unwritable) {
            return new Delivery(REJECTED, String.valueOf(unwritable.getMessage()));
        }
        return hand(mime);
    }

    private Delivery hand(OutgoingMime mime) {
        Transport transport;
        try {
            transport = connections.borrow();
        } catch (MessagingException noConnection) {
            return new Delivery(UNREACHABLE, String.valueOf(noConnection.getMessage()));
        }
        try {
            transport.sendMessage(mime, mime.getAllRecipients());
            var reply = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : null;
            connections.giveBack(transport);
            return new Delivery(ACCEPTED, reply == null ? "" : reply.strip());
        } catch (MessagingException failure) {
            connections.discard(transport);
            return Verdicts.of(failure, mime.written());
        }
    }
}
