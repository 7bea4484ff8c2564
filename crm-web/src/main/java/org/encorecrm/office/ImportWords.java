package org.encorecrm.office;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.encorecrm.intake.Reason;
import org.encorecrm.support.Violation;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is wrong with a line of a file, in the reader's language. The API says the same in its own words. */
@Component
public class ImportWords {

    private static final Map<Pattern, String> FAULTS = faults();

    private static final Pattern ABSENT = Pattern.compile("(\\S+) is required");

    private final MessageSource messages;

    ImportWords(MessageSource messages) {
        this.messages = messages;
    }

    private static Map<Pattern, String> faults() {
        var faults = new LinkedHashMap<Pattern, String>();
        List.of(
                        "is not an e-mail address=email",
                        "is not a phone number=phone",
                        "(?:is not a date|must be a date.*|must be an ISO-8601.*)=date",
                        "must be a number=number",
                        "must be a whole number=whole",
                        "must be (?:yes or no|true or false)=truth",
                        "must be male or female=sex",
                        "must be one of (.*)=oneOf",
                        "must be at most (\\d+) characters.*=long",
                        "must not be negative=negative",
                        "must be positive=positive",
                        "must be between (.+) and (.+)=between",
                        "is required for a new product=newProduct",
                        "is required when there are no items=total",
                        "is required=required",
                        "needs an externalId, email, phone or loyaltyCard=nobody",
                        "needs a sku or a name=item",
                        "has no exchange rate to (\\w+) yet=rate",
                        "must be a currency code of ISO 4217=currency",
                        "must not be more than the quantity=kept",
                        "has more lines than an order may have=lines",
                        "has a value that cannot be kept=unkeepable",
                        "is about somebody who was erased=erased",
                        "is not a time zone=zone",
                        "must not contain control characters=control",
                        "must be less than 1e15=large",
                        "must have at most (\\d+) .*=many")
                .forEach(fault -> {
                    var cut = fault.lastIndexOf('=');
                    faults.put(Pattern.compile(fault.substring(0, cut)), fault.substring(cut + 1));
                });
        return faults;
    }

    public String of(Reason reason) {
        return of(reason, LocaleContextHolder.getLocale());
    }

    public String of(Reason reason, Locale locale) {
        var words = words(reason.message(), locale);
        return reason.column().isEmpty() ? words : reason.column() + ": " + words;
    }

    public String all(List<Reason> reasons, Locale locale) {
        return reasons.stream().map(reason -> of(reason, locale)).distinct().collect(Collectors.joining("; "));
    }

    /** The words of the API in the reader's language; as they are when they are new. */
    public String words(String message, Locale locale) {
        var absent = ABSENT.matcher(message);
        if (absent.matches()) {
            return absent(absent.group(1), locale);
        }
        for (var fault : FAULTS.entrySet()) {
            var matcher = fault.getKey().matcher(message);
            if (matcher.matches()) {
                var values = new Object[matcher.groupCount()];
                for (var i = 0; i < values.length; i++) {
                    values[i] = matcher.group(i + 1);
                }
                return messages.getMessage("imports.reason." + fault.getValue(), values, locale);
            }
        }
        return message;
    }

    /** A field no cell gave, by the name it has among those columns go to. */
    private String absent(String field, Locale locale) {
        if (field.equals("customer")) {
            return messages.getMessage("imports.reason.nobody", null, locale);
        }
        var known = field.replaceFirst("^items\\.\\d+", "item");
        return messages.getMessage("imports.field." + known, null, known, locale) + ": "
                + messages.getMessage("imports.reason.required", null, locale);
    }

    /** What is wrong with where columns go. */
    public String mapping(Violation fault, Locale locale) {
        var message = fault.message();
        var column = fault.pointer().startsWith("/mapping/") ? fault.pointer().substring(9) : "";
        if (message.startsWith("needs a column")) {
            var key = message.contains("sku") ? "products" : message.contains("order") ? "orders" : "customers";
            return messages.getMessage("imports.missing." + key, null, locale);
        }
        if (message.startsWith("goes to the same field")) {
            return messages.getMessage("imports.twice", new Object[] {column}, locale);
        }
        if (message.startsWith("is not a date format")) {
            return messages.getMessage("imports.dateFormat.wrong", null, locale);
        }
        return message;
    }
}
