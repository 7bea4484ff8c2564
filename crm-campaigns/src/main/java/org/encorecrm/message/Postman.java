package org.encorecrm.message;

import java.time.Duration;
import org.encorecrm.channel.Email;
import org.encorecrm.channel.MailServer;
import org.encorecrm.channel.Smtp;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.template.Letters;
import org.encorecrm.template.ReaderLinks;
import org.encorecrm.template.Templates;
import org.encorecrm.template.UnrenderableLetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries one claimed message: renders it, asks the gate, hands it to the mail server, writes down what happened. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration WITHOUT_SENDER = Duration.ofMinutes(10);

    private final MessageQueue queue;
    private final Gate gate;
    private final Outcomes outcomes;
    private final Letters letters;
    private final Templates templates;
    private final Links links;
    private final OwnLinks own;
    private final Addressees addressees;
    private final MailServer server;
    private final Smtp smtp;
    private final BusinessClock clock;

    Postman(
            MessageQueue queue,
            Gate gate,
            Outcomes outcomes,
            Letters letters,
            Templates templates,
            Links links,
            OwnLinks own,
            Addressees addressees,
            MailServer server,
            Smtp smtp,
            BusinessClock clock) {
        this.queue = queue;
        this.gate = gate;
        this.outcomes = outcomes;
        this.letters = letters;
        this.templates = templates;
        this.links = links;
        this.own = own;
        this.addressees = addressees;
        this.server = server;
        this.smtp = smtp;
        this.clock = clock;
    }

    /** One failing message never fails its batch. */
    void carry(Claimed claim) {
        try {
            prepare(claim);
        } catch (RuntimeException fault) {
            log.atWarn().addKeyValue("message", claim.id()).setCause(fault).log("A message could not be prepared");
            outcomes.faulty(claim, fault, clock.now());
        }
    }

    private void prepare(Claimed claim) {
        var sender = server.sender();
        var person = addressees.find(claim.customerId());
        if (claim.isToNobody()) {
            queue.end(claim, MessageState.SUPPRESSED, Reason.ERASED, null, clock.now());
        } else if (!claim.channel().equals(Messages.EMAIL)) {
            fail(claim, Reason.NO_CHANNEL, claim.channel());
        } else if (!templates.exists(claim.template())) {
            fail(claim, Reason.NO_TEMPLATE, claim.template());
        } else if (sender.isEmpty()) {
            queue.hold(claim, Reason.NO_SENDER, clock.now().plus(WITHOUT_SENDER), clock.now());
        } else if (person.isEmpty()) {
            queue.requeue(claim, clock.now()); // merged since it was claimed: the survivor's now
        } else {
            var address = addressees.addressFor(claim, person.get());
            if (address == null) {
                fail(claim, Reason.NO_ADDRESS, null);
            } else {
                send(claim, sender.get(), address);
            }
        }
    }

    private void send(Claimed claim, String sender, String address) {
        Letter letter;
        try {
            var unsubscribeUrl = links.unsubscribe(claim.id());
            letter = new Letter(
                    address,
                    letters.render(
                            claim.template(),
                            claim.customerId(),
                            claim.variables(),
                            new ReaderLinks(unsubscribeUrl, own.preferences(claim.customerId(), address))),
                    unsubscribeUrl);
        } catch (UnrenderableLetter broken) {
            if (broken.isPassing()) {
                throw broken; // tried again like any other fault of ours
            }
            fail(claim, Reason.TEMPLATE_ERROR, broken.getMessage());
            return;
        }
        var messageId = claim.messageId() == null ? links.messageId(claim.id(), sender) : claim.messageId();
        if (gate.ask(claim, letter, messageId, clock.now()) == Gate.Verdict.PASS) {
            hand(claim, letter, sender, messageId);
        }
    }

    /** From here on a fault is not retried: the letter may be out. The lease's end decides. */
    private void hand(Claimed claim, Letter letter, String sender, String messageId) {
        try {
            var content = letter.content();
            var delivery = smtp.send(new Email(
                    messageId,
                    sender,
                    letter.address(),
                    content.subject(),
                    links.tracked(claim.id(), content.html(), letter.unsubscribeUrl()),
                    content.text(),
                    letter.isAdvertising() ? letter.unsubscribeUrl() : null));
            outcomes.record(claim, letter, delivery, clock.now());
        } catch (RuntimeException fault) {
            log.atError().addKeyValue("message", claim.id()).setCause(fault).log("Nobody knows whether a letter went");
        }
    }

    private void fail(Claimed claim, Reason reason, @Nullable String detail) {
        queue.end(claim, MessageState.FAILED, reason, detail, clock.now());
    }
}
