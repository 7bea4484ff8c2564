package org.encorecrm.api.customers;

import org.encorecrm.support.json.Document;

/** Identifiers are numbers here and strings in JSON. */
final class CustomerIds {

    private CustomerIds() {}

    static long required(Document document, String name) {
        var text = document.requiredText(name, 20);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notAnId) {
            document.reject(name, "is not the id of a customer");
            return 0;
        }
    }
}
