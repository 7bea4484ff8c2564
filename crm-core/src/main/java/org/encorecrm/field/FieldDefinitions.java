package org.encorecrm.field;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Defines fields and changes their definitions, one at a time: nobody can begin to use a field while its definition
 * changes.
 */
@Service
@Transactional
public class FieldDefinitions {

    private final FieldTable table;
    private final FieldValues values;
    private final CustomFields fields;
    private final ObjectProvider<FieldUses> users;
    private final FieldLock lock;
    private final SearchableFields searchable;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    FieldDefinitions(
            FieldTable table,
            FieldValues values,
            CustomFields fields,
            ObjectProvider<FieldUses> users,
            FieldLock lock,
            SearchableFields searchable,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.values = values;
        this.fields = fields;
        this.users = users;
        this.lock = lock;
        this.searchable = searchable;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<CustomField> all() {
        return table.all();
    }

    @Transactional(readOnly = true)
    public CustomField get(FieldEntity entity, String key) {
        return table.find(entity, key)
                .orElseThrow(() -> new NotFoundException("No field " + key + " of " + entity.code()));
    }

    /**
     * @throws MisfittingValuesException when values of the key are there already that do not fit
     * @throws FieldInUseException when something asks about the key in a way that does not suit the type
     */
    public CustomField create(FieldDraft draft) {
        draft.check();
        lock.alone();
        var field = of(draft, draft.choices(), 0, 0);
        checkFit(field);
        try {
            table.insert(field, clock.now());
        } catch (DuplicateKeyException taken) {
            throw new ConflictException("There is a field " + draft.key() + " already");
        }
        return changed(null, field, true);
    }

    /**
     * Words that are no longer among the choices are retired where somebody has or uses them.
     *
     * @param version what the editor saw, null to write over whatever is there
     */
    public CustomField change(FieldDraft draft, @Nullable Integer version) {
        draft.check();
        lock.alone();
        var before = get(draft.entity(), draft.key());
        if (version != null && version != before.version()) {
            throw new ConflictException("Somebody else has changed the field meanwhile");
        }
        var field = of(draft, choices(before, draft), before.position(), before.version());
        var redefined = before.type() != field.type() || !before.choices().equals(field.choices());
        if (before.type() != field.type()) {
            checkFit(field);
        }
        table.update(field, clock.now());
        return changed(before, field, redefined);
    }

    /** Moves the field one place up or down among its kind. */
    public void move(FieldEntity entity, String key, boolean up) {
        lock.alone();
        var row = new ArrayList<>(
                table.all().stream().filter(each -> each.entity() == entity).toList());
        var at = row.indexOf(get(entity, key));
        var to = up ? at - 1 : at + 1;
        if (to >= 0 && to < row.size()) {
            row.add(to, row.remove(at));
            table.arrange(row);
            fields.forget();
        }
    }

    /** @throws FieldInUseException by whom */
    public CustomField delete(FieldEntity entity, String key) {
        lock.alone();
        var field = get(entity, key);
        var uses = usesOf(entity, key);
        if (!uses.isEmpty()) {
            throw new FieldInUseException(uses);
        }
        table.delete(field.id());
        events.publishEvent(new FieldChanged(field, null));
        fields.forget();
        searchable.changed();
        return field;
    }

    @Transactional(readOnly = true)
    public List<FieldUse> usesOf(FieldEntity entity, String key) {
        return users.orderedStream()
                .flatMap(each -> each.usesOf(entity, key).stream())
                .toList();
    }

    /** How many customers or orders have a value. Reads all of them. */
    @Transactional(readOnly = true)
    public long count(CustomField field) {
        return values.count(field);
    }

    private void checkFit(CustomField field) {
        var broken = users.orderedStream()
                .flatMap(each -> each.brokenBy(field).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw new FieldInUseException(broken);
        }
        var misfits = values.misfits(field);
        if (misfits.any()) {
            throw new MisfittingValuesException(misfits);
        }
    }

    private List<Choice> choices(CustomField before, FieldDraft draft) {
        if (before.type() != draft.type() || !draft.type().hasChoices()) {
            return draft.choices();
        }
        var choices = new ArrayList<>(draft.choices());
        var inUse = !usesOf(draft.entity(), draft.key()).isEmpty();
        for (var missing : before.choices()) {
            var named = draft.choices().stream().anyMatch(each -> each.value().equals(missing.value()));
            if (!named && (inUse || values.has(before, missing))) {
                choices.add(missing.retire());
            }
        }
        return choices;
    }

    private CustomField changed(@Nullable CustomField before, CustomField field, boolean redefined) {
        var now = get(field.entity(), field.key());
        events.publishEvent(new FieldChanged(before, now));
        fields.forget();
        searchable.changed();
        if (redefined) {
            users.orderedStream().forEach(each -> each.redefined(now));
        }
        return now;
    }

    private static CustomField of(FieldDraft draft, List<Choice> choices, int position, int version) {
        return new CustomField(
                0,
                draft.entity(),
                draft.key(),
                draft.type(),
                draft.labelEn().strip(),
                draft.labelRu().strip(),
                choices,
                position,
                draft.archived(),
                draft.searchable(),
                version);
    }
}
