package org.encorecrm.api.letters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.encorecrm.template.TemplateView;
import org.jspecify.annotations.Nullable;

/** A template as the API shows it. */
record TemplateItem(
        String key,
        String name,
        @JsonProperty("class") String kind,
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String text,
        Instant updatedAt) {

    static TemplateItem of(TemplateView template) {
        var draft = template.draft();
        return new TemplateItem(
                draft.key(),
                draft.name(),
                draft.kind().code(),
                draft.subject(),
                draft.preheader(),
                draft.mjml(),
                draft.html(),
                draft.text(),
                template.updatedAt());
    }
}
