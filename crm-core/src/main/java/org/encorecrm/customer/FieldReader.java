package org.encorecrm.customer;

import static org.encorecrm.customer.CustomerField.*;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;

/** Reads the plain fields of a customer's document into the columns that keep them. */
final class FieldReader {

    private static final Set<CustomerField> ADDRESS = EnumSet.range(COUNTRY, POSTAL_CODE);
    private static final Set<CustomerField> COMPANY = EnumSet.range(COMPANY_NAME, COMPANY_POSITION);
    private static final Set<CustomerField> UTM = EnumSet.range(UTM_SOURCE, UTM_CONTENT);

    private final Map<CustomerField, Patch<Object>> fields = new EnumMap<>(CustomerField.class);

    private final CustomFields customFields;

    private FieldReader(CustomFields customFields) {
        this.customFields = customFields;
    }

    static Map<CustomerField, Patch<Object>> read(Document document, CustomFields customFields) {
        var reader = new FieldReader(customFields);
        reader.person(document);
        reader.group(document.object("address"), ADDRESS, reader::address);
        reader.group(document.object("company"), COMPANY, reader::company);
        reader.group(document.object("utm"), UTM, reader::utm);
        return reader.fields;
    }

    private void person(Document document) {
        put(FIRST_NAME, document.text("firstName", 100));
        put(LAST_NAME, document.text("lastName", 100));
        put(MIDDLE_NAME, document.text("middleName", 100));
        put(SEX, document.word("sex", "male", "female"));
        put(BIRTH_DATE, document.date("birthDate"));
        put(MARITAL_STATUS, document.text("maritalStatus", 100));
        put(EDUCATION, document.text("education", 200));
        put(INCOME, document.amount("income"));
        put(TAGS, document.texts("tags", 200, 100));
        put(CUSTOM_FIELDS, customFields.read(document, "customFields", FieldEntity.CUSTOMER));
        put(MANAGER_LOGIN, document.text("managerLogin", 100));
        put(TIME_ZONE, zone(document));
        put(LANGUAGE, document.text("language", 35));
        put(REGISTERED_AT, document.time("registeredAt"));
    }

    private void address(Document address) {
        put(COUNTRY, address.text("country", 100));
        put(REGION, address.text("region", 200));
        put(DISTRICT, address.text("district", 200));
        put(CITY, address.text("city", 200));
        put(STREET, address.text("street", 300));
        put(HOUSE, address.text("house", 50));
        put(FLAT, address.text("flat", 50));
        put(POSTAL_CODE, address.text("postalCode", 20));
    }

    private void company(Document company) {
        put(COMPANY_NAME, company.text("name", 300));
        put(COMPANY_INDUSTRY, company.text("industry", 200));
        put(COMPANY_SIZE, company.integer("size", 0, Integer.MAX_VALUE));
        put(COMPANY_POSITION, company.text("position", 200));
    }

    private void utm(Document utm) {
        put(UTM_SOURCE, utm.text("source", 300));
        put(UTM_MEDIUM, utm.text("medium", 300));
        put(UTM_CAMPAIGN, utm.text("campaign", 300));
        put(UTM_TERM, utm.text("term", 300));
        put(UTM_CONTENT, utm.text("content", 300));
    }

    private static Patch<String> zone(Document document) {
        var zone = document.text("timeZone", 60);
        zone.ifSet(name -> {
            try {
                ZoneId.of(name);
            } catch (DateTimeException unknown) {
                document.reject("timeZone", "is not a time zone");
            }
        });
        return zone;
    }

    /** Null clears the whole group, an object changes the keys it has. */
    private void group(Patch<Document> object, Set<CustomerField> members, Consumer<Document> reader) {
        if (object.isCleared()) {
            members.forEach(field -> fields.put(field, Patch.cleared()));
        }
        object.ifSet(reader);
    }

    private void put(CustomerField field, Patch<?> patch) {
        if (patch.isGiven()) {
            fields.put(field, patch.map(value -> value));
        }
    }
}
