package org.encorecrm.office.segments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.EventTypes;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.Label;
import org.encorecrm.criteria.MessageKind;
import org.encorecrm.criteria.Option;
import org.encorecrm.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/** The words of the catalogue in the reader's language, for templates. */
public final class Words {

    private final Locale locale;
    private final List<SegmentView> segments;
    private final Map<String, String> fields;

    /** @param fields what those fields are called, by key, whose name the catalogue cannot know */
    Words(Locale locale, List<SegmentView> segments, Map<String, String> fields) {
        this.locale = locale;
        this.segments = segments;
        this.fields = fields;
    }

    public String of(Label label) {
        return label.in(locale);
    }

    public String field(@Nullable Field field) {
        return field == null ? "?" : fields.getOrDefault(field.key(), of(field.label()));
    }

    public List<Option> events() {
        return EventTypes.KNOWN;
    }

    public boolean knowsEvent(String type) {
        return EventTypes.KNOWN.stream().anyMatch(each -> each.value().equals(type));
    }

    public String event(String type) {
        return EventTypes.KNOWN.stream()
                .filter(each -> each.value().equals(type))
                .map(each -> of(each.label()))
                .findFirst()
                .orElse(type);
    }

    public List<MessageKind> messages() {
        return Catalogue.MESSAGES;
    }

    public String message(MessageKind kind) {
        return Palette.capital(of(kind.label()));
    }

    public List<SegmentView> segments() {
        return segments;
    }
}
