package org.encorecrm.criteria;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.encorecrm.change.ChangeKind;

/**
 * Whether the customer lets us write: the latest word about the address in use, ties go to withdrawal. What waits for
 * its confirmation is neither yes nor no.
 */
final class ConsentFields {

    /** Before a channel and a purpose of the shop's own: {@code consent.email.research}. */
    static final String OF_PURPOSE = "consent.";

    static final Pattern CHANNEL_AND_PURPOSE =
            Pattern.compile("(email|sms|phone|telegram|vk|cabinet|direct_mail)\\.[a-z][a-z0-9_]{0,39}");

    private static final String STATE = """
            coalesce((select case when k.granted then 'granted' when k.pending then 'pending' else 'denied' end
                        from core.consent k
                       where k.customer_id = c.id and k.channel = ? and k.purpose = ?
                         and k.address in (coalesce(%s, ''), '')
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
                consent("direct_mail", "Advertising by post", "Реклама по почте", "''"),
                processing("email", "e-mail", "e-mail"),
                processing("sms", "SMS", "SMS"),
                processing("phone", "phone", "телефон"));
    }

    private static Field emailState() {
        return state(
                "consent.email.state",
                "email",
                "marketing",
                "Consent to advertising by e-mail",
                "Согласие на рекламу по e-mail");
    }

    /** Where consent stands for a channel and a purpose, written {@code sms.processing}. */
    static Field ofPurpose(String channelAndPurpose) {
        var dot = channelAndPurpose.indexOf('.');
        var channel = channelAndPurpose.substring(0, Math.max(dot, 0));
        var purpose = channelAndPurpose.substring(dot + 1);
        return state(
                OF_PURPOSE + channelAndPurpose,
                channel,
                purpose,
                "Consent, %s: %s".formatted(channel, purpose),
                "Согласие, %s: %s".formatted(channel, purpose));
    }

    private static Field processing(String channel, String en, String ru) {
        return state(
                "consent." + channel + ".processing",
                channel,
                "processing",
                "Consent to data processing, " + en,
                "Согласие на обработку данных, " + ru);
    }

    private static Field state(String key, String channel, String purpose, String en, String ru) {
        return CONSENT.field(
                        key,
                        ValueType.CHOICE,
                        en,
                        ru,
                        asking -> Sql.of(STATE.formatted(address(channel)), channel, purpose))
                .choices(
                        Option.of("granted", "granted", "дано"),
                        Option.of("denied", "denied", "отказ"),
                        Option.of("pending", "waits for confirmation", "ждёт подтверждения"),
                        Option.of("unknown", "unknown", "неизвестно"))
                .inThePast(Past.UNKNOWN);
    }

    /** The address in use; channels without one ask about the word that names none. */
    private static String address(String channel) {
        return switch (channel) {
            case "email" -> "c.email";
            case "sms", "phone" -> "c.phone";
            default -> "''";
        };
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
