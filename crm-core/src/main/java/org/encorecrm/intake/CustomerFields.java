package org.encorecrm.intake;

import static org.encorecrm.intake.CellType.*;

import java.util.List;

/** What is known of customers. Any cell may be left out as long as somebody is named. */
final class CustomerFields {

    static final List<ImportField> ALL = List.of(
            field(
                    "externalId",
                    TEXT,
                    "id клиента|ид клиента|код клиента|номер клиента|id покупателя|код покупателя|внешний код|внешний id|"
                            + "customer id|client id|user id|external id|externalid|id|ид|код|uid|rec id|unique id|"
                            + "customer number|номер"),
            field(
                    "email",
                    EMAIL,
                    "email|e mail|mail|почта|эл почта|электронная почта|электронный адрес|адрес электронной почты|"
                            + "емейл|имейл|мейл|email address|имэйл"),
            field(
                    "phone",
                    PHONE,
                    "телефон|мобильный телефон|номер телефона|сотовый|мобильный|контактный телефон|тел|phone|"
                            + "phone number|mobile|mobile phone|cell|cell phone|tel|telephone|сотовый телефон"),
            field(
                    "loyaltyCard",
                    TEXT,
                    "карта|номер карты|бонусная карта|карта лояльности|дисконтная карта|скидочная карта|loyalty card|"
                            + "card number|card|bonus card|discount card|номер бонусной карты"),
            field(
                    "fullName",
                    FULL_NAME,
                    "фио|ф и о|полное имя|фамилия имя отчество|фамилия и имя|фамилия имя|имя фамилия|клиент|"
                            + "покупатель|full name|fullname|name|customer name|контакт|контактное лицо|получатель"),
            field("lastName", TEXT, "фамилия|last name|lastname|surname|family name"),
            field("firstName", TEXT, "имя|first name|firstname|given name|имя клиента|имя покупателя"),
            field("middleName", TEXT, "отчество|middle name|middlename|patronymic|second name"),
            field("sex", SEX, "пол|sex|gender"),
            field(
                    "birthDate",
                    DATE,
                    "дата рождения|день рождения|д р|др|рожден|birth date|birthdate|date of birth|birthday|dob|born"),
            field("maritalStatus", TEXT, "семейное положение|marital status"),
            field("education", TEXT, "образование|education"),
            field("income", NUMBER, "доход|income|salary"),
            field("address.country", TEXT, "страна|country"),
            field("address.region", TEXT, "регион|область|край|республика|субъект рф|region|state|province"),
            field("address.district", TEXT, "район|district|address 2|округ"),
            field("address.city", TEXT, "город|населенный пункт|нас пункт|city|town|suburb|locality|населённый пункт"),
            field("address.street", TEXT, "улица|адрес|street|address|address 1|street address|адрес доставки"),
            field("address.house", TEXT, "дом|номер дома|house|street number|house number|building"),
            field("address.flat", TEXT, "квартира|кв|офис|flat|apartment|apt"),
            field("address.postalCode", TEXT, "индекс|почтовый индекс|postal code|postcode|zip|zip code|postalcode"),
            field("company.name", TEXT, "компания|организация|юр лицо|наименование организации|company|organization"),
            field("company.industry", TEXT, "отрасль|сфера деятельности|industry"),
            field("company.size", WHOLE, "число сотрудников|количество сотрудников|company size|employees"),
            field("company.position", TEXT, "должность|position|job title"),
            field("tags", LIST, "теги|метки|тэги|группа|группы|tags|labels|группа клиентов"),
            field(
                    "registeredAt",
                    TIME,
                    "дата регистрации|зарегистрирован|регистрация|дата создания|создан|registered|registered at|"
                            + "registration date|created|created at|date created|signup date"),
            field("managerLogin", TEXT, "менеджер|ответственный|manager|account manager|responsible"),
            field("language", TEXT, "язык|language|locale"),
            field("timeZone", TEXT, "часовой пояс|time zone|timezone"),
            field(
                    "consent.email",
                    CONSENT,
                    "согласие на рассылку|подписка|подписан|рассылка|email рассылка|согласие email|согласие на email|"
                            + "согласие на e mail|подписан на рассылку|newsletter|subscribed|accepts marketing|"
                            + "email consent|email opt in|email marketing consent|opt in"),
            field(
                    "consent.sms",
                    CONSENT,
                    "согласие на sms|согласие на смс|согласие sms|согласие смс|смс рассылка|sms рассылка|sms consent|"
                            + "sms opt in|accepts sms|accepts sms marketing"),
            field("consent.call", CONSENT, "согласие на звонки|согласие на звонок|call consent|accepts calls"),
            field("consent.telegram", CONSENT, "согласие на telegram|согласие telegram|telegram consent"),
            field(
                    "consent.at",
                    TIME,
                    "дата согласия|дата подписки|consent date|consented at|subscribed at|opt in date"),
            field("utm.source", TEXT, "utm source|источник|источник трафика|source|откуда узнали"),
            field("utm.medium", TEXT, "utm medium|канал|medium"),
            field("utm.campaign", TEXT, "utm campaign|кампания|campaign"),
            field("utm.term", TEXT, "utm term"),
            field("utm.content", TEXT, "utm content"));

    private CustomerFields() {}

    private static ImportField field(String code, CellType type, String names) {
        return ImportField.of(code, type, true, names);
    }
}
