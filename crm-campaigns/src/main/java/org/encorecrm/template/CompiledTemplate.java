package org.encorecrm.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template ready to be filled in: MJML turned into HTML, Liquid parsed. */
record CompiledTemplate(
        TemplateClass kind,
        CompiledText subject,
        @Nullable CompiledText preheader,
        CompiledText html,
        @Nullable CompiledText text) {

    static CompiledTemplate of(TemplateDraft draft) {
        return new CompiledTemplate(
                draft.kind(),
                new CompiledText(draft.subject()),
                draft.preheader() == null ? null : new CompiledText(draft.preheader()),
                new CompiledText(html(draft)),
                draft.text() == null ? null : new CompiledText(draft.text()));
    }

    /** The keys of the surveys it leads to. */
    Set<String> surveys() {
        var keys = new HashSet<>(html.surveys());
        keys.addAll(subject.surveys());
        if (preheader != null) {
            keys.addAll(preheader.surveys());
        }
        if (text != null) {
            keys.addAll(text.surveys());
        }
        return keys;
    }

    static String html(TemplateDraft draft) {
        if (draft.mjml() != null) {
            return Mjml4j.render(draft.mjml(), new Mjml4j.Configuration("ru"));
        }
        return draft.html() == null ? "" : draft.html();
    }

    /** The subject is a header: no value may break its line. */
    String subjectFor(Map<String, Object> plain) {
        return subject.render(plain)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }
}
