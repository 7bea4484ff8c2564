package org.encorecrm.task;

import static org.encorecrm.criteria.ValueType.CHOICE;
import static org.encorecrm.criteria.ValueType.INSTANT;
import static org.encorecrm.criteria.ValueType.NUMBER;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.CriteriaSource;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.Home;
import org.encorecrm.criteria.Option;
import org.encorecrm.criteria.Past;
import org.encorecrm.criteria.Shelf;
import org.encorecrm.criteria.Theme;

/** What segments may ask about the tasks that concern a customer. */
public final class TaskCriteria implements CriteriaSource {

    private static final Shelf TASKS = new Shelf(Theme.TASKS, Home.CUSTOMER, Set.of(ChangeKind.TASKS));
    private static final Home TASK = new Home("campaigns.task t", "t.customer_id");

    @Override
    public List<Field> customerFields() {
        return List.of(
                TASKS.field("task.outcome", CHOICE, "Outcome of the last task", "Итог последней задачи", """
                                (select t.outcome from campaigns.task t
                                  where t.customer_id = c.id and t.state = 'done'
                                  order by t.done_at desc, t.id desc limit 1)""")
                        .choices(
                                Option.of("reached", "reached", "дозвонились"),
                                Option.of("no_answer", "no answer", "не ответил"),
                                Option.of("declined", "declined", "отказался"),
                                Option.of("ordered", "ordered", "заказал"))
                        .inThePast(Past.AS_KNOWN_NOW),
                TASKS.field("task.doneAt", INSTANT, "Last task done", "Последняя задача выполнена", """
                                (select max(t.done_at) from campaigns.task t
                                  where t.customer_id = c.id and t.state = 'done')""")
                        .flippingBy(TASK, "t.done_at")
                        .inThePast(Past.AS_KNOWN_NOW),
                TASKS.field("task.open", NUMBER, "Open tasks", "Открытых задач", """
                                (select count(*) from campaigns.task t
                                  where t.customer_id = c.id and t.state in ('open', 'claimed', 'snoozed'))""")
                        .known()
                        .inThePast(Past.AS_KNOWN_NOW));
    }
}
