package org.encorecrm.preference;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.CriteriaSource;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.Home;
import org.encorecrm.criteria.Past;
import org.encorecrm.criteria.Shelf;
import org.encorecrm.criteria.Theme;
import org.encorecrm.criteria.ValueType;

/** What segments may ask about the customers' own choices on their preference page. */
public final class StatedCriteria implements CriteriaSource {

    private static final Shelf STATED = new Shelf(Theme.CONSENT, Home.CUSTOMER, Set.of(ChangeKind.CONSENT));

    /** The latest said of this record or of any merged into it. */
    private static final String LATEST = """
            (select %s from campaigns.stated_preference p
              where p.customer_id = c.id
                 or p.customer_id in (select a.alias_id from core.customer_alias a where a.customer_id = c.id)
              order by p.said_at desc limit 1)""";

    @Override
    public List<Field> customerFields() {
        return List.of(
                STATED.field(
                                "stated.groups",
                                ValueType.TAGS,
                                "Groups of goods they chose",
                                "Группы товаров, выбранные клиентом",
                                "coalesce(" + LATEST.formatted("p.groups") + ", '{}')")
                        .inThePast(Past.UNKNOWN),
                STATED.field(
                                "stated.mostPerWeek",
                                ValueType.NUMBER,
                                "Most messages a week they asked for",
                                "Не больше писем в неделю, по просьбе клиента",
                                LATEST.formatted("round(p.most * 7.0 / p.within_days, 2)"))
                        .inThePast(Past.UNKNOWN));
    }
}
