package org.encorecrm.criteria;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** Whether the customer lets us write: the latest word about the address in use, ties go to withdrawal. */
final class ConsentFields {

    private static final Shelf CONSENT =
            new Shelf(Theme.CONSENT, Home.CUSTOMER, Set.of(ChangeKind.CONSENT, ChangeKind.PROFILE));

    private ConsentFields() {}

    static List<Field> all() {
        return List.of(
                consent("email", "Advertising by e-mail", "Реклама по e-mail", "c.email"),
                consent("sms", "Advertising by SMS", "Реклама по SMS", "c.phone"),
                consent("phone", "Advertising by phone", "Реклама по телефону", "c.phone"),
                consent("telegram", "Advertising in Telegram", "Реклама в Telegram", "''"),
                consent("vk", "Advertising in VK", "Реклама во ВКонтакте", "''"),
                consent("cabinet", "Advertising in the cabinet", "Реклама в кабинете", "''"),
                consent("direct_mail", "Advertising by post", "Реклама по почте", "''"));
    }

    private static Field consent(String channel, String en, String ru, String address) {
        var latest = """
                (select k.granted from core.consent k
                  where k.customer_id = c.id and k.channel = '%s' and k.purpose = 'marketing'
                    and k.address in (coalesce(%s, ''), '')
                  order by k.at desc, k.granted limit 1)""".formatted(channel, address);
        return CONSENT.field("consent." + channel, ValueType.BOOLEAN, en, ru, latest)
                .inThePast(Past.UNKNOWN);
    }
}
