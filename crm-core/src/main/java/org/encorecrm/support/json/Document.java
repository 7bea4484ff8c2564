package org.encorecrm.support.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.encorecrm.support.json.Values.Wrong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object being read strictly. Read every field, then call {@link #check()} once on the outermost document: it
 * throws with all that is wrong, unknown properties included. Until then what a wrong field gives is a harmless
 * stand-in (absent, or empty text), so that reading can go on and name the other faults too.
 */
public final class Document {

    private final JsonNode node;
    private final String pointer;
    private final Findings findings;
    private final List<Document> inner = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    private Document(JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
        if (!node.isObject()) {
            findings.note(pointer, "must be an object");
        }
    }

    public static Document of(JsonNode node) {
        return new Document(node, "", new Findings());
    }

    /** Throws when anything read so far was wrong or a property was not read at all. */
    public void check() {
        rejectUnknown();
        findings.check();
    }

    private void rejectUnknown() {
        node.propertyNames().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> reject(name, "is not known"));
        inner.forEach(Document::rejectUnknown);
    }

    /**
     * Notes that a field of this object is wrong, unless it could not even be read: then that is said already. An empty
     * name means the object itself.
     */
    public void reject(String name, String message) {
        if (!unreadable.contains(name)) {
            findings.note(name.isEmpty() ? pointer : pointer(name), message);
        }
    }

    /** Notes that a property within a field of this object is wrong. */
    public void reject(String name, String property, String message) {
        findings.note(pointer(name) + "/" + escaped(property), message);
    }

    /** The JSON pointer of a field of this object. */
    public String pointer(String name) {
        return pointer + "/" + escaped(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /** Text on one line, stripped; blank counts as null. */
    public Patch<String> text(String name, int longest) {
        return optional(name, value -> Values.text(value, longest));
    }

    /** Text that may have several lines, stripped; blank counts as null. */
    public Patch<String> prose(String name, int longest) {
        return optional(name, value -> Values.text(value, longest, true));
    }

    public String requiredText(String name, int longest) {
        return required(name, text(name, longest), "");
    }

    /** One of a few words. */
    public Patch<String> word(String name, String... allowed) {
        return optional(name, value -> {
            var word = Values.text(value, 100);
            if (word != null && !List.of(allowed).contains(word)) {
                throw new Wrong("must be one of " + String.join(", ", allowed));
            }
            return word;
        });
    }

    public Patch<BigDecimal> decimal(String name) {
        return optional(name, Values::decimal);
    }

    /** A number that is not below zero. */
    public Patch<BigDecimal> amount(String name) {
        return optional(name, value -> {
            var number = Values.decimal(value);
            if (number.signum() < 0) {
                throw new Wrong("must not be negative");
            }
            return number;
        });
    }

    public Patch<Integer> integer(String name, int least, int most) {
        return optional(name, value -> {
            var number = Values.integer(value);
            if (number < least || number > most) {
                throw new Wrong("must be between %d and %d".formatted(least, most));
            }
            return number;
        });
    }

    public Patch<Boolean> truth(String name) {
        return optional(name, Values::truth);
    }

    public Patch<Instant> time(String name) {
        return optional(name, Values::time);
    }

    public Patch<LocalDate> date(String name) {
        return optional(name, Values::date);
    }

    public Patch<Duration> duration(String name) {
        return optional(name, Values::duration);
    }

    /** A list of texts without blanks and repetitions, in the order given. */
    public Patch<List<String>> texts(String name, int most, int longest) {
        return optional(
                name,
                value -> elements(value, most).stream()
                        .map(element -> Values.text(element, longest))
                        .filter(text -> text != null)
                        .distinct()
                        .toList());
    }

    /** A nested object, read by the same rules. */
    public Patch<Document> object(String name) {
        return optional(name, value -> nested(value, pointer(name)));
    }

    /** A nested object of which some properties are read; the others are the caller's own business. */
    public Patch<Document> loose(String name) {
        return optional(name, value -> new Document(value, pointer(name), findings));
    }

    /** The names of the properties this object has. */
    public Collection<String> names() {
        return node.propertyNames();
    }

    /** A list of nested objects. */
    public Patch<List<Document>> objects(String name, int most) {
        return optional(name, value -> {
            var documents = new ArrayList<Document>();
            for (var element : elements(value, most)) {
                documents.add(nested(element, pointer(name) + "/" + documents.size()));
            }
            return documents;
        });
    }

    /** An object whose properties are the caller's own business. */
    public Patch<ObjectNode> free(String name, int mostCharacters) {
        return optional(name, value -> {
            if (!(value instanceof ObjectNode object)) {
                throw new Wrong("must be an object");
            }
            Values.checkFree(object);
            if (object.toString().length() > mostCharacters) {
                throw new Wrong("must be at most " + mostCharacters + " characters of JSON");
            }
            return object;
        });
    }

    /** The value as it stands, for documents with a grammar of their own. */
    public Patch<JsonNode> raw(String name) {
        return optional(name, value -> value);
    }

    /** Insists on a value; the stand-in is never used, because {@link #check()} throws. */
    public <T> T required(String name, Patch<T> field, T standIn) {
        var value = field.orNull();
        if (value == null) {
            if (!findings.under(pointer(name))) {
                reject(name, "is required");
            }
            return standIn;
        }
        return value;
    }

    private <T> Patch<T> optional(String name, Function<JsonNode, @Nullable T> reader) {
        read.add(name);
        var value = node.get(name);
        if (value == null) {
            return Patch.absent();
        }
        if (value.isNull()) {
            return Patch.cleared();
        }
        try {
            var result = reader.apply(value);
            return result == null ? Patch.cleared() : Patch.set(result);
        } catch (Wrong wrong) {
            reject(name, wrong.words());
            unreadable.add(name);
            return Patch.absent();
        }
    }

    private Document nested(JsonNode value, String at) {
        var document = new Document(value, at, findings);
        inner.add(document);
        return document;
    }

    private static List<JsonNode> elements(JsonNode value, int most) {
        if (!value.isArray()) {
            throw new Wrong("must be a list");
        }
        if (value.size() > most) {
            throw new Wrong("must have at most " + most + " elements");
        }
        return List.copyOf(value.values());
    }
}
