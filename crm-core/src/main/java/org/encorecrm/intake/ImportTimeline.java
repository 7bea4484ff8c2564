package org.encorecrm.intake;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** The files a customer came with or was changed by, on their line. */
@Component
class ImportTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(120, "import", "m.at", "m.id", """
                        jsonb_build_object('id', m.id::text, 'file', m.file_name, 'kind', m.kind, 'created', m.created)""", """
                        (select i.id, i.file_name, i.kind, min(c.at) as at, bool_or(c.created) as created
                           from core.customer_import c join core.import i on i.id = c.import_id
                          where c.customer_id = any(array(select :id::bigint union all
                                                          select alias_id from core.customer_alias where customer_id = :id))
                          group by i.id) m
                         where true"""));
    }
}
