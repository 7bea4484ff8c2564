package org.encorecrm.template;

import org.jspecify.annotations.Nullable;

/** A template as its author wrote it. The body is HTML or MJML; the text part is made from it when absent. */
public record TemplateDraft(
        String key,
        String name,
        TemplateClass kind,
        String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String mjml,
        @Nullable String text) {

    public TemplateDraft {
        key = key.strip();
        name = name.strip();
        subject = subject.strip();
        preheader = blankToNull(preheader);
        html = blankToNull(html);
        mjml = blankToNull(mjml);
        text = blankToNull(text);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
