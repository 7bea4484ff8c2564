package org.encorecrm.customer;

import java.util.Map;
import java.util.Set;

/** Ways in which the big providers let one mailbox have many addresses. */
public final class EmailAliases {

    /** Names of one provider's domain. */
    private static final Map<String, String> SAME_DOMAIN = Map.of(
            "googlemail.com", "gmail.com",
            "ya.ru", "yandex.ru",
            "yandex.com", "yandex.ru",
            "yandex.kz", "yandex.ru",
            "yandex.by", "yandex.ru",
            "yandex.ua", "yandex.ru");

    private static final Set<String> DOTS_DO_NOT_COUNT = Set.of("gmail.com");
    private static final Set<String> DOT_IS_HYPHEN = Set.of("yandex.ru");
    private static final Set<String> PLUS_BEGINS_A_TAG = Set.of(
            "gmail.com",
            "yandex.ru",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "icloud.com",
            "me.com",
            "mail.ru",
            "fastmail.com",
            "protonmail.com",
            "proton.me");

    private EmailAliases() {}

    /** Whether the provider of this canonical address knows it by other spellings too. */
    public static boolean hasAliases(String canonical) {
        return PLUS_BEGINS_A_TAG.contains(canonical.substring(canonical.lastIndexOf('@') + 1));
    }

    /** The mailbox that a normalised address delivers to; an address of any other provider is its own mailbox. */
    public static String canonical(String address) {
        var at = address.lastIndexOf('@');
        if (at < 1) {
            return address;
        }
        var domain = SAME_DOMAIN.getOrDefault(address.substring(at + 1), address.substring(at + 1));
        var local = address.substring(0, at);
        var plus = local.indexOf('+');
        if (plus > 0 && PLUS_BEGINS_A_TAG.contains(domain)) {
            local = local.substring(0, plus);
        }
        if (DOTS_DO_NOT_COUNT.contains(domain) && !local.replace(".", "").isEmpty()) {
            local = local.replace(".", "");
        }
        return (DOT_IS_HYPHEN.contains(domain) ? local.replace('.', '-') : local) + "@" + domain;
    }
}
