package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.address.AddressChecks;
import org.encorecrm.change.ChangeKind;

/** Who the customer is. */
final class PersonFields {

    private static final Shelf PERSON = shelf(Theme.PERSON);
    private static final Shelf ADDRESS = shelf(Theme.ADDRESS);
    private static final Shelf COMPANY = shelf(Theme.COMPANY);

    /** Not looked up yet counts as fine: nothing speaks against writing there. */
    private static final String EMAIL_STATE = """
            (case when c.email is not null then coalesce(
                (select replace(%s, 'unchecked', 'fine') from core.mail_domain d
                  where d.domain = split_part(c.email, '@', 2)), 'fine') end)""".formatted(AddressChecks.STATE);

    private PersonFields() {}

    static List<Field> all() {
        return List.of(
                PERSON.field("customer.sex", CHOICE, "Sex", "Пол", "c.sex")
                        .choices(Option.of("female", "female", "женский"), Option.of("male", "male", "мужской")),
                PERSON.field(
                                "customer.age",
                                NUMBER,
                                "Age, years",
                                "Возраст, лет",
                                asking -> Sql.of("extract(year from age(?::date, c.birth_date))", asking.today()))
                        .flipping(new AgeFlips()),
                PERSON.field("customer.birthDate", DATE, "Birthday", "День рождения", "c.birth_date"),
                PERSON.field("customer.firstName", TEXT, "First name", "Имя", "c.first_name"),
                PERSON.field("customer.lastName", TEXT, "Last name", "Фамилия", "c.last_name"),
                PERSON.field("customer.middleName", TEXT, "Middle name", "Отчество", "c.middle_name"),
                PERSON.field("customer.email", TEXT, "E-mail", "E-mail", "c.email"),
                PERSON.field("customer.emailState", CHOICE, "State of the e-mail", "Состояние e-mail", EMAIL_STATE)
                        .choices(
                                Option.of("fine", "works, as far as is known", "работает, насколько известно"),
                                Option.of("misspelt", "probably misspelt", "похоже на опечатку"),
                                Option.of("disposable", "disposable", "одноразовый"),
                                Option.of("no_server", "the domain takes no mail", "домен не принимает почту")),
                PERSON.field("customer.phone", TEXT, "Phone", "Телефон", "c.phone"),
                identifier("customer.externalId", "Id in the shop", "Номер в магазине", "external_id"),
                identifier("customer.loyaltyCard", "Loyalty card", "Карта лояльности", "loyalty_card"),
                PERSON.field("customer.tags", TAGS, "Tags", "Метки", "c.tags"),
                PERSON.field(
                        "customer.maritalStatus", TEXT, "Marital status", "Семейное положение", "c.marital_status"),
                PERSON.field("customer.education", TEXT, "Education", "Образование", "c.education"),
                PERSON.field("customer.income", NUMBER, "Income", "Доход", "c.income"),
                PERSON.field("customer.language", TEXT, "Language", "Язык", "c.language"),
                PERSON.field("customer.timeZone", TEXT, "Time zone", "Часовой пояс", "c.time_zone"),
                PERSON.field("customer.managerLogin", TEXT, "Manager", "Менеджер", "c.manager_login"),
                ADDRESS.field("customer.address.city", TEXT, "City", "Город", "c.city"),
                ADDRESS.field("customer.address.region", TEXT, "Region", "Регион", "c.region"),
                ADDRESS.field("customer.address.district", TEXT, "District", "Район", "c.district"),
                ADDRESS.field("customer.address.country", TEXT, "Country", "Страна", "c.country"),
                ADDRESS.field("customer.address.street", TEXT, "Street", "Улица", "c.street"),
                ADDRESS.field("customer.address.house", TEXT, "House", "Дом", "c.house"),
                ADDRESS.field("customer.address.postalCode", TEXT, "Postal code", "Индекс", "c.postal_code"),
                COMPANY.field("customer.company.name", TEXT, "Company", "Компания", "c.company_name"),
                COMPANY.field("customer.company.industry", TEXT, "Industry", "Отрасль", "c.company_industry"),
                COMPANY.field("customer.company.size", NUMBER, "Employees", "Сотрудников", "c.company_size"),
                COMPANY.field("customer.company.position", TEXT, "Position", "Должность", "c.company_position"));
    }

    private static Field identifier(String key, String en, String ru, String kind) {
        return PERSON.field(key, TEXT, en, ru, """
                (select i.value from core.identifier i where i.customer_id = c.id and i.kind = '%s'
                  order by i.created_at, i.value limit 1)""".formatted(kind));
    }

    private static Shelf shelf(Theme theme) {
        return new Shelf(theme, Home.CUSTOMER, Set.of(ChangeKind.PROFILE));
    }
}
