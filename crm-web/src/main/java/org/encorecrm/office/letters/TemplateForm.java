package org.encorecrm.office.letters;

import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.TemplateView;
import org.jspecify.annotations.Nullable;

/**
 * The editor's form. One body field: what begins with {@code <mjml} is MJML.
 *
 * @param version what the editor saw, null for a new one
 */
public record TemplateForm(
        @Nullable String key,
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String body,
        @Nullable String text,
        @Nullable String customer,
        @Nullable String to) {

    static TemplateForm blank(String subject, String body) {
        return new TemplateForm("", null, "", "advertising", subject, "", body, "", "", "");
    }

    static TemplateForm of(TemplateView template) {
        var draft = template.draft();
        return new TemplateForm(
                draft.key(),
                template.version(),
                draft.name(),
                draft.kind().code(),
                draft.subject(),
                draft.preheader(),
                draft.mjml() == null ? draft.html() : draft.mjml(),
                draft.text(),
                "",
                "");
    }

    TemplateDraft draft() {
        var mjml = given(body).stripLeading().startsWith("<mjml");
        return new TemplateDraft(
                given(key),
                given(name),
                "service".equals(kind) ? TemplateClass.SERVICE : TemplateClass.ADVERTISING,
                given(subject),
                preheader,
                mjml ? null : body,
                mjml ? body : null,
                text);
    }

    String reader() {
        return given(customer);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }
}
