package org.encorecrm.office.erasure;

import java.util.Map;
import java.util.TreeMap;
import org.encorecrm.retention.RetentionPeriods;
import org.encorecrm.security.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes how long data is kept, and writes down who did. */
@Component
class PrivacySettings {

    private final RetentionPeriods periods;
    private final Audit audit;

    PrivacySettings(RetentionPeriods periods, Audit audit) {
        this.periods = periods;
        this.audit = audit;
    }

    @Transactional
    public void save(Map<String, String> form) {
        var before = new TreeMap<String, String>();
        periods.all()
                .forEach(kind -> before.put(
                        kind.kind(), kind.period() == null ? "" : kind.period().toString()));
        periods.save(form);
        var after = new TreeMap<>(before);
        after.replaceAll((kind, period) -> form.getOrDefault(kind, period));
        audit.record("retention.changed", "shop", before, after);
    }
}
