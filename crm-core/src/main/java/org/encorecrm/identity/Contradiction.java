package org.encorecrm.identity;

import static org.encorecrm.customer.CustomerField.BIRTH_DATE;
import static org.encorecrm.customer.CustomerField.FIRST_NAME;
import static org.encorecrm.customer.CustomerField.LAST_NAME;

import java.util.Locale;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.jspecify.annotations.Nullable;

/** Why two records that share an identifier are not made one without a person's word. */
enum Contradiction {
    EXTERNAL_IDS,
    NAMES_AND_BIRTH_DATES,
    JUDGED_DISTINCT;

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Contradiction between(Person one, Person other) {
        var twoNumbers = one.identifiers().stream()
                .anyMatch(id -> id.kind() == IdentifierKind.EXTERNAL_ID && other.hasExternalIdOf(id.source()));
        if (twoNumbers) {
            return EXTERNAL_IDS;
        }
        return ofNamesAndBirth(one.profile(), other.profile(), SharedPhone.BOTH) ? NAMES_AND_BIRTH_DATES : null;
    }

    /** Families share phones: another name alone may be a typo or a marriage, with another birthday it is another person. */
    static boolean ofNamesAndBirth(Profile one, Profile other, SharedPhone rule) {
        var birth = differ(one, other, BIRTH_DATE);
        var first = differ(one, other, FIRST_NAME);
        return switch (rule) {
            case BOTH -> birth && (first || differ(one, other, LAST_NAME));
            case EITHER -> birth || first;
            case NEVER -> false;
        };
    }

    private static boolean differ(Profile one, Profile other, CustomerField field) {
        var a = one.get(field);
        var b = other.get(field);
        return a != null && b != null && !fold(a).equals(fold(b));
    }

    private static String fold(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
