package org.encorecrm.customer;

import java.util.Locale;

/** A plain field of the customer record: a column that is set, cleared, filled and compared as one value. */
public enum CustomerField {
    FIRST_NAME(Type.TEXT),
    LAST_NAME(Type.TEXT),
    MIDDLE_NAME(Type.TEXT),
    SEX(Type.TEXT),
    BIRTH_DATE(Type.DATE),
    MARITAL_STATUS(Type.TEXT),
    EDUCATION(Type.TEXT),
    INCOME(Type.NUMBER),
    EMAIL(Type.TEXT),
    PHONE(Type.TEXT),
    COUNTRY(Type.TEXT),
    REGION(Type.TEXT),
    DISTRICT(Type.TEXT),
    CITY(Type.TEXT),
    STREET(Type.TEXT),
    HOUSE(Type.TEXT),
    FLAT(Type.TEXT),
    POSTAL_CODE(Type.TEXT),
    COMPANY_NAME(Type.TEXT),
    COMPANY_INDUSTRY(Type.TEXT),
    COMPANY_SIZE(Type.INTEGER),
    COMPANY_POSITION(Type.TEXT),
    TAGS(Type.TEXTS),
    CUSTOM_FIELDS(Type.OBJECT),
    UTM_SOURCE(Type.TEXT),
    UTM_MEDIUM(Type.TEXT),
    UTM_CAMPAIGN(Type.TEXT),
    UTM_TERM(Type.TEXT),
    UTM_CONTENT(Type.TEXT),
    MANAGER_LOGIN(Type.TEXT),
    TIME_ZONE(Type.TEXT),
    LANGUAGE(Type.TEXT),
    REGISTERED_AT(Type.TIME);

    /** How a field is kept. */
    public enum Type {
        TEXT,
        DATE,
        NUMBER,
        INTEGER,
        TEXTS,
        OBJECT,
        TIME
    }

    private final Type type;

    CustomerField(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
