package org.encorecrm.office.segments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.EventTypes;
import org.encorecrm.criteria.FieldSet;
import org.encorecrm.criteria.ValueType;
import org.encorecrm.criteria.Vocabulary;
import org.encorecrm.segment.SegmentView;

/** Everything one may add to a segment, on its shelves. */
public record Palette(
        List<Shelf> customer,
        List<Item> events,
        List<Item> messages,
        List<Item> segments,
        List<Shelf> event,
        List<Shelf> purchase,
        List<Shelf> message) {

    /** Things of one theme. */
    public record Shelf(String title, List<Item> items) {}

    /**
     * What fields of a family there are in this shop.
     *
     * @param ownKeys keys of own fields that customers have, defined or not
     * @param consents channels with purposes of the shop's own
     * @param runningOut groups of goods that run out
     * @param groups groups of goods that were bought
     * @param reviewed groups of goods that were reviewed
     */
    record Kinds(
            AskedSurveys surveys,
            List<String> ownKeys,
            List<String> consents,
            List<String> runningOut,
            List<String> groups,
            List<String> reviewed) {}

    /** One thing and the action that adds it. */
    public record Item(String action, String label, String hint) {}

    static Palette of(Locale locale, Vocabulary vocabulary, List<SegmentView> segments, Kinds kinds) {
        var events = EventTypes.KNOWN.stream()
                .map(type -> new Item("add:event:" + type.value(), type.label().in(locale), type.value()))
                .toList();
        var messages = Catalogue.MESSAGES.stream()
                .map(kind -> new Item(
                        "add:message:" + kind.code(), capital(kind.label().in(locale)), kind.code()))
                .toList();
        var others = segments.stream()
                .map(segment -> new Item("add:segment:" + segment.key(), segment.name(), segment.key()))
                .toList();
        var customer = shelves(vocabulary.customer(), "field", locale);
        kinds.surveys().shelf(locale).ifPresent(customer::add);
        family("customer.custom.", undefined(kinds.ownKeys(), vocabulary), locale)
                .ifPresent(customer::add);
        family("consent.", kinds.consents(), locale).ifPresent(customer::add);
        family("prediction.nextOrderAt.", kinds.runningOut(), locale).ifPresent(customer::add);
        for (var prefix : List.of("binary.weight.", "binary.word.", "binary.nextPurchaseShare.")) {
            family(prefix, kinds.groups(), locale).ifPresent(customer::add);
        }
        for (var figure : List.of("count.", "averageRating.", "lastRating.", "lastAt.")) {
            family("reviews." + figure, kinds.reviewed(), locale).ifPresent(customer::add);
        }
        return new Palette(
                customer,
                events,
                messages,
                others,
                shelves(Catalogue.EVENT, "ofevent", locale),
                shelves(vocabulary.purchase(), "ofpurchase", locale),
                shelves(Catalogue.MESSAGE, "ofmessage", locale));
    }

    /** Those that have a definition stand on a shelf by their labels, or have been put away. */
    private static List<String> undefined(List<String> keys, Vocabulary vocabulary) {
        return keys.stream()
                .filter(key -> vocabulary
                        .customer()
                        .find("customer.custom." + key)
                        .filter(field -> field.type() == ValueType.ANY)
                        .isPresent())
                .toList();
    }

    private static Optional<Shelf> family(String prefix, List<String> keys, Locale locale) {
        return Catalogue.CUSTOMER.families().stream()
                .filter(family -> family.prefix().equals(prefix) && !keys.isEmpty())
                .map(family -> new Shelf(
                        family.label().in(locale),
                        keys.stream()
                                .map(key -> new Item("add:field:" + prefix + key, key, prefix + key))
                                .toList()))
                .findFirst();
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<Shelf> shelves(FieldSet fields, String kind, Locale locale) {
        Map<String, List<Item>> shelves = new LinkedHashMap<>();
        for (var field : fields.fields()) {
            shelves.computeIfAbsent(field.theme().label().in(locale), unseen -> new ArrayList<>())
                    .add(new Item(
                            "add:" + kind + ":" + field.key(), field.label().in(locale), field.key()));
        }
        var list = new ArrayList<Shelf>();
        shelves.forEach((title, items) -> list.add(new Shelf(title, items)));
        return list;
    }
}
