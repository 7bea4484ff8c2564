package org.encorecrm.api.segments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.EventTypes;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.FieldSet;
import org.encorecrm.criteria.Label;
import org.encorecrm.criteria.MessageKind;
import org.encorecrm.criteria.Operator;
import org.encorecrm.criteria.Option;
import org.encorecrm.criteria.ValueType;
import org.encorecrm.security.ReadScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one may ask about customers: the field catalogue. */
@RestController
class CriteriaApi {

    private final Criteria criteria;

    CriteriaApi(Criteria criteria) {
        this.criteria = criteria;
    }

    @ReadScope
    @GetMapping("/api/v1/criteria")
    Answer all() {
        var vocabulary = criteria.vocabulary();
        return new Answer(
                entries(vocabulary.customer()),
                new EventAnswer(options(EventTypes.KNOWN), entries(Catalogue.EVENT)),
                new PurchaseAnswer(entries(vocabulary.purchase())),
                Catalogue.MESSAGES.stream().map(MessageAnswer::of).toList());
    }

    private static List<Entry> entries(FieldSet fields) {
        var entries = new ArrayList<Entry>();
        fields.fields().forEach(field -> entries.add(Entry.of(field)));
        fields.families()
                .forEach(family -> entries.add(new Entry(
                        family.prefix() + "<key>",
                        labels(family.label()),
                        labels(family.theme().label()),
                        family.type(),
                        family.type().operators(),
                        List.of())));
        return entries;
    }

    private static Map<String, String> labels(Label label) {
        return Map.of("en", label.en(), "ru", label.ru());
    }

    private static List<Choice> options(List<Option> options) {
        return options.stream()
                .map(option -> new Choice(option.value(), labels(option.label())))
                .toList();
    }

    record Answer(List<Entry> fields, EventAnswer event, PurchaseAnswer purchase, List<MessageAnswer> messages) {}

    record EventAnswer(List<Choice> types, List<Entry> fields) {}

    record PurchaseAnswer(List<Entry> fields) {}

    record MessageAnswer(String message, Map<String, String> labels, List<Entry> fields) {

        static MessageAnswer of(MessageKind kind) {
            return new MessageAnswer(kind.code(), CriteriaApi.labels(kind.label()), entries(kind.fields()));
        }
    }

    record Choice(String value, Map<String, String> labels) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            String field,
            Map<String, String> labels,
            Map<String, String> theme,
            ValueType type,
            List<Operator> operators,
            List<Choice> options) {

        static Entry of(Field field) {
            return new Entry(
                    field.key(),
                    CriteriaApi.labels(field.label()),
                    CriteriaApi.labels(field.theme().label()),
                    field.type(),
                    field.operators(),
                    CriteriaApi.options(field.options()));
        }
    }
}
