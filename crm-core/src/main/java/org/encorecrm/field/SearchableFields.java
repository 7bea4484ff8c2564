package org.encorecrm.field;

import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Fields that have an index of their own. It is made in the background. */
@Service
public class SearchableFields {

    private final JdbcClient jdbc;
    private final CustomFields fields;
    private final Signal signal = new Signal();

    SearchableFields(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /** Makes a defined field searchable, in the caller's transaction; does nothing about a key without a definition. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(FieldEntity entity, String key) {
        var added =
                jdbc.sql("""
                        update core.custom_field set searchable = true
                         where entity = :entity and key = :key and not searchable
                        """).param("entity", entity.code()).param("key", key).update();
        if (added > 0) {
            fields.forget();
            changed();
        }
    }

    /** After the running transaction, indexes are looked at again. */
    void changed() {
        signal.afterCommit();
    }

    Signal signal() {
        return signal;
    }
}
