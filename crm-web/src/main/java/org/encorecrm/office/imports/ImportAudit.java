package org.encorecrm.office.imports;

import java.util.LinkedHashMap;
import org.encorecrm.intake.ImportDecided;
import org.encorecrm.security.Audit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes who started, stopped and undid imports, whichever way they came. Names of files may be names of people. */
@Component
class ImportAudit {

    private final Audit audit;

    ImportAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void note(ImportDecided decided) {
        var file = decided.file();
        var after = new LinkedHashMap<String, Object>();
        after.put("kind", file.kind().code());
        after.put("size", file.size());
        after.put("mapping", file.mapping());
        after.put("figures", file.performed() == null ? file.figures() : file.performed());
        audit.record("import." + decided.action(), Long.toString(file.id()), null, after);
    }
}
