package org.encorecrm.office.letters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the library finds wrong with a template, in the reader's language; what it has no words for stays as it is. */
@Component
class ProblemTexts {

    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(Pattern.compile("unknown variable (.*)"), "variable");
        KNOWN.put(Pattern.compile("unknown filter (.*)"), "filter");
        KNOWN.put(Pattern.compile("is not Liquid: (.*)", Pattern.DOTALL), "liquid");
        KNOWN.put(Pattern.compile("is not MJML: (.*)", Pattern.DOTALL), "mjml");
        KNOWN.put(Pattern.compile("include is not available in letters"), "include");
        KNOWN.put(Pattern.compile("must be lower-case latin letters.*"), "key");
        KNOWN.put(Pattern.compile("must be 1 to (\\d+) characters long"), "length");
        KNOWN.put(Pattern.compile("exactly one of html and mjml is required"), "body");
        KNOWN.put(Pattern.compile("taken"), "taken");
    }

    private final MessageSource texts;

    ProblemTexts(MessageSource texts) {
        this.texts = texts;
    }

    String of(String problem) {
        for (var known : KNOWN.entrySet()) {
            var matcher = known.getKey().matcher(problem);
            if (matcher.matches()) {
                var argument = matcher.groupCount() > 0 ? matcher.group(1) : "";
                return texts.getMessage(
                        "templates.problem." + known.getValue(),
                        new Object[] {argument},
                        LocaleContextHolder.getLocale());
            }
        }
        return problem;
    }
}
