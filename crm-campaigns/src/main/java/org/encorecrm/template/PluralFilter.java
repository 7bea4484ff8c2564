package org.encorecrm.template;

import com.ibm.icu.text.PluralRules;
import java.util.List;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** {@code {{ n | plural: "товар", "товара", "товаров" }}}, or two forms in English. */
final class PluralFilter extends Filter {

    private static final List<String> ORDER = List.of("one", "few", "many", "other");

    PluralFilter() {
        super("plural");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... forms) {
        if (forms.length == 0 || value == null || !canBeNumber(value)) {
            return "";
        }
        // The number of forms tells the language: three are Slavic, whatever the shop's own language is.
        var language = forms.length >= 3 ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
        var category = PluralRules.forLocale(language).select(asNumber(value).doubleValue());
        var form = forms.length >= 3 ? Math.min(ORDER.indexOf(category), 2) : category.equals("one") ? 0 : 1;
        return String.valueOf(forms[Math.min(form, forms.length - 1)]);
    }
}
