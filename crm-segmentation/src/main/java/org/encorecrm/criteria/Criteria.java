package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Reads criteria in the words of this shop, its own fields among them. */
@Service
public class Criteria {

    private final CustomFields fields;
    private volatile Known known = new Known(List.of(), Vocabulary.of(List.of()));

    Criteria(CustomFields fields) {
        this.fields = fields;
    }

    /** At most a second old on other nodes than the one that changed a definition. */
    public Vocabulary vocabulary() {
        return of(fields.all());
    }

    /**
     * @param pointer where in the document the tree is
     * @throws InvalidInputException with a pointer to every fault
     */
    public Criterion read(@Nullable JsonNode json, String pointer) {
        return CriteriaReader.read(json, pointer, vocabulary());
    }

    /** By the definitions the running transaction sees, for whoever must not miss a change just committed. */
    public Criterion readLatest(@Nullable JsonNode json, String pointer) {
        return CriteriaReader.read(json, pointer, of(fields.latest()));
    }

    /** A tree that was read before, as the definitions now have it. */
    public Criterion again(Criterion criterion, String pointer) {
        return readLatest(CriteriaWriter.write(criterion), pointer);
    }

    /** Whether a tree that is stored could still be read if the field had this definition. */
    public boolean suits(JsonNode tree, CustomField proposed) {
        var definitions = new ArrayList<>(fields.latest());
        definitions.removeIf(
                each -> each.entity() == proposed.entity() && each.key().equals(proposed.key()));
        definitions.add(proposed);
        try {
            CriteriaReader.read(tree, "", Vocabulary.of(definitions));
            return true;
        } catch (InvalidInputException unsuitable) {
            return false;
        }
    }

    private Vocabulary of(List<CustomField> definitions) {
        var last = known;
        if (!last.definitions.equals(definitions)) {
            last = new Known(definitions, Vocabulary.of(definitions));
            known = last;
        }
        return last.vocabulary;
    }

    private record Known(List<CustomField> definitions, Vocabulary vocabulary) {}
}
