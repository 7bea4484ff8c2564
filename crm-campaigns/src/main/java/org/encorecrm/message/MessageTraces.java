package org.encorecrm.message;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters to an erased customer: what was in them and where they went is gone, that one went counts on. What waits is
 * closed; what is being sent at this moment gets its verdict. The addresses are suppressed, as hashes. Messages before
 * channel rows, as the gate locks them.
 */
@Component
@Order(300)
class MessageTraces implements PersonalTraces {

    private static final String THEIRS =
            "message_id in (select id from campaigns.message where customer_id = any(:ids))";

    private final JdbcClient jdbc;
    private final Suppressions suppressions;

    MessageTraces(JdbcClient jdbc, Suppressions suppressions) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "campaigns.message",
                "campaigns.letter",
                "campaigns.reaction",
                "campaigns.channel_state",
                "campaigns.merged_message");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("letters", run(who, "delete from campaigns.letter where " + THEIRS));
        run(who, "delete from campaigns.merged_message where " + THEIRS);
        run(who, """
                update campaigns.reaction set target = null, sku = null, customer_id = null
                 where (target is not null or customer_id is not null) and\s""" + THEIRS);
        tally.erased("messagesWaiting", run(who, """
                update campaigns.message
                   set state = 'suppressed', reason = 'erased', due_at = null, retry_at = null, state_at = :now,
                       fence = fence + 1, lease_until = null, claimed_by = null
                 where customer_id = any(:ids) and state in ('queued', 'held', 'claimed')
                """));
        tally.kept("messages", run(who, """
                        update campaigns.message
                           set customer_id = :remainder, variables = '{}', address = null, only_to = null, detail = null,
                               smtp_reply = null
                         where customer_id = any(:ids)
                        """), Tally.Reason.STATISTICS);
        run(who, "delete from campaigns.channel_state where customer_id = any(:ids)");
        who.emails().forEach(email -> suppress(Messages.EMAIL, email, who));
        who.phones().forEach(phone -> suppress("sms", phone, who));
        tally.kept("suppressions", who.emails().size() + who.phones().size(), Tally.Reason.SUPPRESSION);
    }

    private void suppress(String channel, String address, Erasing who) {
        suppressions.add(channel, suppressions.hash(channel, address), Suppressions.Cause.UNSUBSCRIBED, who.now());
    }

    private int run(Erasing who, String sql) {
        return who.statement(jdbc, sql).update();
    }
}
