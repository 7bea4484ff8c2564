package org.encorecrm.template;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** {@code {{ p.price | money: p.currency }}}: 15 990 ₽. Kopecks are shown only when there are any. */
final class MoneyFilter extends Filter {

    MoneyFilter() {
        super("money");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        if (value == null || !canBeNumber(value)) {
            return "";
        }
        var amount = new BigDecimal(asNumber(value).toString());
        var format = NumberFormat.getCurrencyInstance(Setting.of(context).locale());
        format.setCurrency(Currency.getInstance(
                parameters.length > 0 && parameters[0] != null
                        ? parameters[0].toString()
                        : Setting.of(context).currency()));
        var whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(whole ? 0 : 2);
        return format.format(amount);
    }
}
