package org.encorecrm.channel;

import static org.encorecrm.channel.Delivery.Verdict.DEAD_ADDRESS;
import static org.encorecrm.channel.Delivery.Verdict.REJECTED;
import static org.encorecrm.channel.Delivery.Verdict.TEMPORARY;
import static org.encorecrm.channel.Delivery.Verdict.UNKNOWN;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Reads a failed attempt: will it pass, is the address dead, or may the letter have been taken after all. */
final class Verdicts {

    /** Answers about the sender's own account: the settings are wrong, not the letter. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile(
            "5\\.1\\.(1|2|3|6|10)\\b|user unknown|unknown user|no such (user|recipient|mailbox)|mailbox (unavailable|not found)"
                    + "|does not exist|(recipient|address|user) not found|invalid (recipient|mailbox)",
            Pattern.CASE_INSENSITIVE);

    private Verdicts() {}

    static Delivery of(MessagingException failure, boolean written) {
        for (Exception cause = failure; cause instanceof MessagingException chain; cause = chain.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return recipient(address.getReturnCode(), text(address));
            }
        }
        var code = failure instanceof SMTPSendFailedException answered ? answered.getReturnCode() : -1;
        if (code >= 500) {
            return new Delivery(ABOUT_US.contains(code) ? TEMPORARY : REJECTED, text(failure));
        }
        if (code >= 400) {
            return new Delivery(TEMPORARY, text(failure));
        }
        // No answer. Before the last byte nothing can have been taken; after it nobody knows.
        return new Delivery(written ? UNKNOWN : TEMPORARY, text(failure));
    }

    private static Delivery recipient(int code, String text) {
        if (code < 500 || ABOUT_US.contains(code)) {
            return new Delivery(TEMPORARY, text);
        }
        return new Delivery(NO_SUCH_ADDRESS.matcher(text).find() ? DEAD_ADDRESS : REJECTED, text);
    }

    private static String text(Exception failure) {
        var text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.strip();
    }
}
