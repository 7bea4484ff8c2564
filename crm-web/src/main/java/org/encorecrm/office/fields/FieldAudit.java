package org.encorecrm.office.fields;

import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldChanged;
import org.encorecrm.security.Audit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes who defined which field, whichever way they came. */
@Component
class FieldAudit {

    private final Audit audit;

    FieldAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void note(FieldChanged changed) {
        var before = changed.before();
        var after = changed.after();
        if (after != null) {
            audit.record(before == null ? "field.defined" : "field.changed", subject(after), before, after);
        } else if (before != null) {
            audit.record("field.deleted", subject(before), before, null);
        }
    }

    private static String subject(CustomField field) {
        return field.entity().code() + "." + field.key();
    }
}
