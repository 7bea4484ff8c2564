package org.encorecrm.office.imports;

import java.util.Locale;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.intake.Example;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.office.fields.OwnLines;
import org.encorecrm.support.MalformedInputException;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a line of a file would change, in the reader's language: the shop's own fields by their labels. */
@Component
class ChangeWords {

    private static final String OWN = "customFields.";

    private final CustomFields fields;
    private final OwnLines lines;
    private final MessageSource messages;

    ChangeWords(CustomFields fields, OwnLines lines, MessageSource messages) {
        this.fields = fields;
        this.lines = lines;
        this.messages = messages;
    }

    /** The words for the changes of one kind of file. */
    Reader of(ImportKind kind) {
        return new Reader(kind == ImportKind.ORDERS ? FieldEntity.ORDER : FieldEntity.CUSTOMER);
    }

    /** Reads changes out; public for the templates. */
    public final class Reader {

        private final FieldEntity entity;

        private Reader(FieldEntity entity) {
            this.entity = entity;
        }

        public String field(Example.Change change) {
            var name = change.field();
            if (name.startsWith(OWN)) {
                var field = own(name);
                return field == null ? name.substring(OWN.length()) : field.label(locale());
            }
            var duplicates = messages.getMessage("duplicates.field." + name, null, null, locale());
            return duplicates != null
                    ? duplicates
                    : String.valueOf(messages.getMessage("imports.field." + name, null, name, locale()));
        }

        public @Nullable String before(Example.Change change) {
            return value(change.field(), change.before());
        }

        public @Nullable String after(Example.Change change) {
            return value(change.field(), change.after());
        }

        private @Nullable String value(String name, @Nullable String text) {
            var field = name.startsWith(OWN) ? own(name) : null;
            return field == null || text == null ? text : lines.shown(field, json(text));
        }

        private @Nullable CustomField own(String name) {
            return fields.find(entity, name.substring(OWN.length())).orElse(null);
        }
    }

    /** Texts come as they are, everything else as JSON. */
    private static JsonNode json(String text) {
        try {
            var read = Json.read(text);
            return read.isString() ? Json.MAPPER.valueToTree(text) : read;
        } catch (MalformedInputException plain) {
            return Json.MAPPER.valueToTree(text);
        }
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
