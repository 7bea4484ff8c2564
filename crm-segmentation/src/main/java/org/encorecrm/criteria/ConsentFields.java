package org.encorecrm.criteria;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/**
 * Whether the customer lets us write: the latest word about the address in use, ties go to withdrawal. What waits for
 * its confirmation is neither yes nor no.
 */
final class ConsentFields {

    private static final String EMAIL_STATE = """
            coalesce((select case when k.granted then 'granted' when k.pending then 'pending' else 'denied' end
                        from core.consent k
                       where k.customer_id = c.id and k.channel = 'email' and k.purpose = 'marketing'
                         and k.address in (coalesce(c.email, ''), '')
                       order by k.pending, k.at desc, k.granted limit 1), 'unknown')""";

    private static final Shelf CONSENT =
            new Shelf(Theme.CONSENT, Home.CUSTOMER, Set.of(ChangeKind.CONSENT, ChangeKind.PROFILE));

    private ConsentFields() {}

    static List<Field> all() {
        return List.of(
                consent("email", "Advertising by e-mail", "Реклама по e-mail", "c.email"),
                emailState(),
                consent("sms", "Advertising by SMS", "Реклама по SMS", "c.phone"),
                consent("phone", "Advertising by phone", "Реклама по телефону", "c.phone"),
                consent("telegram", "Advertising in Telegram", "Реклама в Telegram", "''"),
                consent("vk", "Advertising in VK", "Реклама во ВКонтакте", "''"),
                consent("cabinet", "Advertising in the cabinet", "Реклама в кабинете", "''"),
                consent("direct_mail", "Advertising by post", "Реклама по почте", "''"));
    }

    private static Field emailState() {
        return CONSENT.field(
                        "consent.email.state",
                        ValueType.CHOICE,
                        "Consent to advertising by e-mail",
                        "Согласие на рекламу по e-mail",
                        EMAIL_STATE)
                .choices(
                        Option.of("granted", "granted", "дано"),
                        Option.of("denied", "denied", "отказ"),
                        Option.of("pending", "waits for confirmation", "ждёт подтверждения"),
                        Option.of("unknown", "unknown", "неизвестно"))
                .inThePast(Past.UNKNOWN);
    }

    private static Field consent(String channel, String en, String ru, String address) {
        var latest = """
                (select case when not k.pending then k.granted end from core.consent k
                  where k.customer_id = c.id and k.channel = '%s' and k.purpose = 'marketing'
                    and k.address in (coalesce(%s, ''), '')
                  order by k.pending, k.at desc, k.granted limit 1)""".formatted(channel, address);
        return CONSENT.field("consent." + channel, ValueType.BOOLEAN, en, ru, latest)
                .inThePast(Past.UNKNOWN);
    }
}
