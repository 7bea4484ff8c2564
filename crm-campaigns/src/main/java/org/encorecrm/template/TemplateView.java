package org.encorecrm.template;

import java.time.Instant;

/** A template as it is kept. */
public record TemplateView(TemplateDraft draft, int version, Instant updatedAt) {

    public String key() {
        return draft.key();
    }

    public String name() {
        return draft.name();
    }

    public TemplateClass kind() {
        return draft.kind();
    }
}
