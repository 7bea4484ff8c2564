package org.encorecrm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/** Everything wrong with a template, found when it is saved rather than when a letter is due. */
final class DraftCheck {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    private final List<Violation> violations = new ArrayList<>();

    static List<Violation> of(TemplateDraft draft) {
        var check = new DraftCheck();
        check.document(draft);
        return check.violations;
    }

    private void document(TemplateDraft draft) {
        if (!KEY.matcher(draft.key()).matches()) {
            reject("key", "must be lower-case latin letters, digits and hyphens, at most 80");
        }
        if (draft.name().isEmpty() || draft.name().length() > 200) {
            reject("name", "must be 1 to 200 characters long");
        }
        if (draft.subject().isEmpty() || draft.subject().length() > 500) {
            reject("subject", "must be 1 to 500 characters long");
        }
        if ((draft.html() == null) == (draft.mjml() == null)) {
            reject("html", "exactly one of html and mjml is required");
        }
        liquid("subject", draft.subject());
        liquid("preheader", draft.preheader());
        liquid("text", draft.text());
        liquid("html", draft.html());
        if (draft.mjml() != null) {
            mjml(draft);
        }
    }

    private void mjml(TemplateDraft draft) {
        try {
            liquid("mjml", CompiledTemplate.html(draft));
        } catch (RuntimeException malformed) {
            reject("mjml", "is not MJML: " + CompiledText.rootMessage(malformed));
        }
    }

    private void liquid(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            var compiled = new CompiledText(text);
            if (compiled.includes()) {
                reject(field, "include is not available in letters");
            }
            compiled.unknownFilters().forEach(name -> reject(field, "unknown filter " + name));
            compiled.unknownVariables().forEach(name -> reject(field, "unknown variable " + name));
        } catch (RuntimeException malformed) {
            reject(field, "is not Liquid: " + CompiledText.rootMessage(malformed));
        }
    }

    private void reject(String field, String message) {
        violations.add(new Violation("/" + field, message));
    }
}
