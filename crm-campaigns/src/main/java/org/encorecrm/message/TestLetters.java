package org.encorecrm.message;

import java.util.Locale;
import java.util.UUID;
import org.encorecrm.channel.Delivery;
import org.encorecrm.channel.Email;
import org.encorecrm.channel.MailServer;
import org.encorecrm.channel.Smtp;
import org.encorecrm.support.ConflictException;
import org.encorecrm.template.Letters;
import org.encorecrm.template.TemplateDraft;
import org.springframework.stereotype.Service;

/** Letters somebody on the staff sends to themselves to see how they look. Not tracked, not counted. */
@Service
public class TestLetters {

    private final Letters letters;
    private final Links links;
    private final MailServer server;
    private final Smtp smtp;
    private final GoLive live;

    TestLetters(Letters letters, Links links, MailServer server, Smtp smtp, GoLive live) {
        this.letters = letters;
        this.links = links;
        this.server = server;
        this.smtp = smtp;
        this.live = live;
    }

    /** The draft as this customer would read it, at the address of whoever tests it. */
    public Delivery send(TemplateDraft draft, long customerId, String to) {
        var address = to.strip().toLowerCase(Locale.ROOT);
        if (!server.isCatching() && !live.isLive() && !live.allowList().contains(address)) {
            throw new ConflictException("the shop is not live and the address is not on the allow-list");
        }
        var sender = server.sender().orElseThrow(() -> new ConflictException("no sender is set"));
        var letter = letters.preview(draft, customerId, links.withoutEffect());
        return smtp.send(new Email(
                links.messageId(UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE, sender),
                sender,
                address,
                letter.subject(),
                letter.html(),
                letter.text(),
                null));
    }
}
