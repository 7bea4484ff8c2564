package org.encorecrm.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.CriteriaSource;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.Home;
import org.encorecrm.criteria.Label;
import org.encorecrm.criteria.MessageKind;
import org.encorecrm.criteria.Option;
import org.encorecrm.criteria.Shelf;
import org.encorecrm.criteria.Theme;
import org.encorecrm.criteria.ValueType;

/** What segments may ask about messages. Opens and clicks are those of people: robots do not count. */
public final class MessageCriteria implements CriteriaSource {

    private static final Home MESSAGE = new Home("campaigns.message g", "g.customer_id");
    private static final Home REACTION =
            new Home("campaigns.reaction r join campaigns.message g on g.id = r.message_id", "g.customer_id");
    private static final Set<ChangeKind> KINDS = Set.of(ChangeKind.MESSAGES);
    private static final Shelf OF_MESSAGE = new Shelf(Theme.MESSAGE, MESSAGE, KINDS);
    private static final Shelf OF_REACTION =
            new Shelf(Theme.MESSAGE, new Home("campaigns.reaction r", "r.message_id"), KINDS);

    /** The run of a scenario that sent the message: a scenario asks about its own letters. Not in the catalogue. */
    public static final Field RUN =
            OF_MESSAGE.field("run", ValueType.NUMBER, "Of this run", "Из этого запуска", "g.run_id");

    @Override
    public List<MessageKind> messageKinds() {
        var any = fields();
        return List.of(
                ofMessage(
                        "sent",
                        "was sent a message",
                        "was sent no message",
                        "отправлено сообщение",
                        "сообщений не отправляли",
                        "g.sent_at",
                        "g.sent_at is not null",
                        any),
                ofMessage(
                        "delivered",
                        "a message was delivered",
                        "no message was delivered",
                        "доставлено сообщение",
                        "сообщений не доставлено",
                        "g.delivered_at",
                        "g.delivered_at is not null",
                        any),
                // Whoever clicks has opened, whether the pixel was loaded or not.
                ofReaction(
                        "opened",
                        "opened a message",
                        "opened no message",
                        "открывал сообщение",
                        "не открывал сообщений",
                        "r.kind in ('opened', 'clicked')",
                        any),
                ofReaction(
                        "clicked",
                        "clicked in a message",
                        "clicked in no message",
                        "переходил из сообщения",
                        "не переходил из сообщений",
                        "r.kind = 'clicked'",
                        with(any, link())),
                ofReaction(
                        "unsubscribed",
                        "unsubscribed in a message",
                        "did not unsubscribe in a message",
                        "отписался в сообщении",
                        "не отписывался в сообщениях",
                        "r.kind = 'unsubscribed'",
                        any),
                ofMessage(
                        "complained",
                        "complained about a message",
                        "complained about no message",
                        "пожаловался на сообщение",
                        "не жаловался на сообщения",
                        "g.complained_at",
                        "g.complained_at is not null",
                        any),
                ofMessage(
                        "bounced",
                        "a message bounced",
                        "no message bounced",
                        "сообщение вернулось",
                        "сообщения не возвращались",
                        "g.state_at",
                        "g.state = 'bounced'",
                        any),
                ofMessage(
                        "suppressed",
                        "a message was not let through",
                        "every message was let through",
                        "сообщение не пропущено",
                        "все сообщения пропущены",
                        "g.state_at",
                        "g.state = 'suppressed'",
                        with(any, suppressed())),
                ofMessage(
                        "held",
                        "a message is held back",
                        "no message is held back",
                        "сообщение удерживается",
                        "сообщения не удерживаются",
                        "g.enqueued_at",
                        "g.reason in ('not_live', 'quiet_hours', 'cap', 'complaint_open', 'no_sender')",
                        with(any, held())));
    }

    private static List<Field> fields() {
        return List.of(
                OF_MESSAGE.field("scenario", ValueType.TEXT, "Scenario", "Сценарий", "g.scenario"),
                OF_MESSAGE.field("template", ValueType.TEXT, "Template", "Шаблон", "g.template"),
                OF_MESSAGE
                        .field("channel", ValueType.CHOICE, "Channel", "Канал", "g.channel")
                        .choices(
                                Option.of("email", "e-mail", "e-mail"),
                                Option.of("sms", "SMS", "SMS"),
                                Option.of("telegram", "Telegram", "Telegram"),
                                Option.of("vk", "VK", "ВКонтакте"),
                                Option.of("cabinet", "cabinet", "кабинет"),
                                Option.of("direct_mail", "post", "почта")),
                OF_MESSAGE
                        .field("class", ValueType.CHOICE, "Class", "Класс", "g.class")
                        .choices(
                                Option.of("advertising", "advertising", "реклама"),
                                Option.of("service", "service", "сервисное")));
    }

    private static Field link() {
        return OF_REACTION.field("link", ValueType.TEXT, "Link clicked", "Ссылка, по которой перешли", "r.target");
    }

    private static Field held() {
        return reason(
                Option.of("quiet_hours", "quiet hours", "тихие часы"),
                Option.of("cap", "enough messages already", "достаточно сообщений"),
                Option.of("complaint_open", "a complaint is open", "открыта жалоба"),
                Option.of("customer_hours", "the customer asked for other hours", "клиент просил другое время"),
                Option.of("customer_cap", "the customer asked for fewer letters", "клиент просил писать реже"),
                Option.of("not_live", "the shop is not live", "магазин ещё не включён"),
                Option.of("no_sender", "no sender is set", "не указан отправитель"));
    }

    private static Field suppressed() {
        return reason(
                Option.of("no_consent", "no consent", "нет согласия"),
                Option.of("consent_withdrawn", "consent withdrawn", "согласие отозвано"),
                Option.of("consent_pending", "consent not confirmed", "согласие не подтверждено"),
                Option.of("unsubscribed", "unsubscribed", "отписка"),
                Option.of("complained", "complaint", "жалоба"),
                Option.of("dead_address", "dead address", "адрес не существует"));
    }

    private static Field reason(Option... reasons) {
        return OF_MESSAGE
                .field("reason", ValueType.CHOICE, "Reason", "Причина", "g.reason")
                .choices(reasons);
    }

    private static List<Field> with(List<Field> fields, Field more) {
        var all = new ArrayList<>(fields);
        all.add(more);
        return all;
    }

    private static MessageKind ofMessage(
            String code, String en, String never, String ru, String neverRu, String at, String which, List<Field> ask) {
        return new MessageKind(code, new Label(en, ru), new Label(never, neverRu), MESSAGE, "g.id", at, which, ask);
    }

    private static MessageKind ofReaction(
            String code, String en, String never, String ru, String neverRu, String which, List<Field> ask) {
        return new MessageKind(
                code,
                new Label(en, ru),
                new Label(never, neverRu),
                REACTION,
                "g.id",
                "r.at",
                "not r.robot and " + which,
                ask);
    }
}
