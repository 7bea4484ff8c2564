package org.encorecrm.office;

import com.ibm.icu.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Texts in ICU's MessageFormat, which knows plural forms:
 * <code>{0,plural,one{# клиент}few{# клиента}many{# клиентов}other{# клиента}}</code>. A text used without arguments
 * is taken as it is written.
 */
final class PluralMessages extends ResourceBundleMessageSource {

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (code == null || arguments == null || arguments.length == 0) {
            return super.getMessageInternal(code, arguments, locale);
        }
        var language = locale == null ? Locale.ENGLISH : locale;
        var pattern = super.resolveCodeWithoutArguments(code, language);
        return pattern == null
                ? super.getMessageInternal(code, arguments, language)
                : new MessageFormat(pattern, language)
                        .format(Arrays.stream(arguments)
                                .map(PluralMessages::plain)
                                .toArray());
    }

    /** Identifiers and years that must not be grouped arrive as text; numbers are formatted for the language. */
    private static Object plain(Object argument) {
        return argument instanceof Number || argument instanceof java.util.Date ? argument : String.valueOf(argument);
    }
}
