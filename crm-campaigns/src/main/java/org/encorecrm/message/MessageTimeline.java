package org.encorecrm.message;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** What was, or would have been, sent, and what the reader did with it. Both read all messages of the one customer. */
@Component
class MessageTimeline implements TimelineSource {

    private static final TimelineKind MESSAGE =
            new TimelineKind(40, "message", "coalesce(m.sent_at, m.enqueued_at)", "m.id", """
            jsonb_build_object('id', m.id::text, 'channel', m.channel, 'template', m.template,
                               'subject', coalesce(l.subject, t.name), 'scenario', m.scenario, 'state', m.state,
                               'reason', m.reason, 'openedAt', m.opened_at, 'clickedAt', m.clicked_at)""", """
            campaigns.message m
              left join campaigns.letter l on l.message_id = m.id
              left join campaigns.template t on t.key = m.template
             where m.customer_id = :id""");

    private static final TimelineKind REACTION = new TimelineKind(50, "reaction", "r.at", "r.id", """
            jsonb_build_object('messageId', m.id::text, 'kind', r.kind, 'target', r.target,
                               'subject', coalesce(l.subject, m.template))""", """
            campaigns.message m
              join campaigns.reaction r on r.message_id = m.id and not r.robot
              left join campaigns.letter l on l.message_id = m.id
             where m.customer_id = :id""");

    @Override
    public List<TimelineKind> timeline() {
        return List.of(MESSAGE, REACTION);
    }
}
