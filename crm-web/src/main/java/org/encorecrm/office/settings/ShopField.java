package org.encorecrm.office.settings;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Predicate;

/** A setting of the shop that people edit: where it is kept, what it is when nothing is set, what it must be. */
enum ShopField {
    NAME("shop.name", "Encore", text -> !text.isBlank()),
    URL("shop.url", "", ShopField::address),
    PHONE("shop.phone", "", text -> true),
    ADDRESS("shop.address", "", text -> true),
    SENDER("shop.sender", "", text -> text.isEmpty() || (text.contains("@") && !text.contains("\n"))),
    PUBLIC_URL("shop.publicUrl", "", ShopField::address),
    ZONE("shop.zone", "Europe/Moscow", text -> !text.isBlank()),
    CURRENCY("shop.currency", "RUB", ShopField::currency),
    PHONE_REGION(
            "shop.phoneRegion",
            "RU",
            text -> PhoneNumberUtil.getInstance().getSupportedRegions().contains(text)),
    QUIET_HOURS("messages.quietHours", "", text -> text.isEmpty() || text.matches(time() + "-" + time())),
    PER_WEEK("messages.advertisingPerWeek", "3", text -> text.matches("\\d{1,3}"));

    private final String key;
    private final String otherwise;
    private final Predicate<String> accepted;

    ShopField(String key, String otherwise, Predicate<String> accepted) {
        this.key = key;
        this.otherwise = otherwise;
        this.accepted = accepted;
    }

    String key() {
        return key;
    }

    String otherwise() {
        return otherwise;
    }

    /** The name of the input and of its texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean accepts(String text) {
        return accepted.test(text);
    }

    private static boolean address(String text) {
        return text.isEmpty() || text.matches("https?://[^\\s<>\"]+");
    }

    private static boolean currency(String text) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(text));
    }

    private static String time() {
        return "([01]\\d|2[0-3]):[0-5]\\d";
    }
}
