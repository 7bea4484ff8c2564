package org.encorecrm.segment;

import java.util.List;
import java.util.Set;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.OwnField;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldUse;
import org.encorecrm.field.FieldUses;
import org.encorecrm.support.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The segments that ask about a field of the shop's own. */
@Component
class SegmentsOfFields implements FieldUses {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria criteria;
    private final Filling filling;

    SegmentsOfFields(JdbcClient jdbc, JsonMapper json, Criteria criteria, Filling filling) {
        this.jdbc = jdbc;
        this.json = json;
        this.criteria = criteria;
        this.filling = filling;
    }

    @Override
    public List<FieldUse> usesOf(FieldEntity entity, String key) {
        return asking(entity, key).stream().map(Asking::use).toList();
    }

    @Override
    public List<FieldUse> brokenBy(CustomField proposed) {
        return asking(proposed.entity(), proposed.key()).stream()
                .filter(each -> !criteria.suits(each.tree, proposed))
                .map(Asking::use)
                .toList();
    }

    /** Who is in is worked out again, silently. */
    @Override
    public void redefined(CustomField field) {
        var ids = asking(field.entity(), field.key()).stream().map(Asking::id).toList();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            update segmentation.segment
                               set version = version + 1, state = 'filling', fill_after = 0, fill_cause = 'edited',
                                   fill_acts = false
                             where id in (:ids) and kind = 'dynamic'
                            """).param("ids", ids).update();
            filling.signal().afterCommit();
        }
    }

    private List<Asking> asking(FieldEntity entity, String key) {
        var wanted = new OwnField(entity, key);
        return jdbc
                .sql(
                        "select id, key, name, criteria from segmentation.segment where criteria is not null order by name, id")
                .query((row, i) -> new Asking(
                        row.getLong("id"),
                        new FieldUse("segment", row.getString("key"), row.getString("name")),
                        json.readTree(row.getString("criteria"))))
                .list()
                .stream()
                .filter(each -> each.fields().contains(wanted))
                .toList();
    }

    private record Asking(long id, FieldUse use, JsonNode tree) {

        Set<OwnField> fields() {
            try {
                return Dependencies.ownFields(CriteriaReader.read(tree, ""));
            } catch (InvalidInputException ofAnotherRelease) {
                return Set.of();
            }
        }
    }
}
