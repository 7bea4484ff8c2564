package org.encorecrm.assortment;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The step of every product group: the median of the pauses between a customer's purchases of it, rounded to whole
 * days, at least one; unless a person typed another. A group with too few pauses takes the step of the nearest group
 * above it, the whole shop the setting {@code assortment.defaultStep}.
 */
@Service
@Transactional(readOnly = true)
public class AssortmentSteps {

    public static final int LONGEST = 3650;

    private static final String FIGURES = """
            select s.category, s.mean, s.lower_quartile, s.median, s.upper_quartile, s.late, s.own_step, s.typed_step,
                   s.step, s.step_of, s.judged_after, s.computed_at,
                   case when s.computed_at is not null then s.customers end as customers,
                   case when s.computed_at is not null then s.returned end as returned,
                   case when s.computed_at is not null then s.intervals end as intervals
              from segmentation.assortment_step s
            """;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;

    AssortmentSteps(JdbcClient jdbc, Settings settings, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param category a path of categories; empty for the whole shop; one never bought has the step of what is above */
    public Step stepOf(String category) {
        return jdbc.sql("""
                        select held.step as days, held.step_of as of, owner.typed_step is not null as typed
                          from segmentation.assortment_step held
                          join segmentation.assortment_step owner on owner.category = held.step_of
                         where held.category = any(:groups)
                         order by length(held.category) desc
                         limit 1
                        """)
                .param("groups", upwards(category))
                .query(Step.class)
                .single();
    }

    /**
     * The groups that were counted or have a typed step, in the order of their paths, the whole shop first.
     *
     * @param containing only groups with this in their path, in upper or lower case; empty for all
     * @param after the path of the last group of the page before; null for the first page
     */
    public List<GroupFigures> page(String containing, @Nullable String after, int limit) {
        return jdbc.sql(FIGURES + """
                         where (cast(:after as text) is null or s.category > :after)
                           and strpos(lower(s.category), lower(:containing)) > 0
                         order by s.category
                         limit :limit
                        """)
                .param("containing", containing)
                .param("after", after)
                .param("limit", limit)
                .query(GroupFigures.class)
                .list();
    }

    /** @throws NotFoundException when nothing of it has been bought, as the last count or the facts since then know */
    public GroupFigures get(String category) {
        return jdbc.sql(FIGURES + "where s.category = :category")
                .param("category", category)
                .query(GroupFigures.class)
                .optional()
                .or(() -> uncounted(category))
                .orElseThrow(() -> new NotFoundException("Nothing of this category has been bought yet"));
    }

    private Optional<GroupFigures> uncounted(String category) {
        return bought(category) ? Optional.of(GroupFigures.uncounted(category, stepOf(category))) : Optional.empty();
    }

    /** Whether anything of this group was ever bought. */
    public boolean knows(String category) {
        return jdbc.sql("select exists (select from segmentation.assortment_step where category = :category)")
                        .param("category", category)
                        .query(Boolean.class)
                        .single()
                || bought(category);
    }

    private boolean bought(String category) {
        return jdbc.sql("""
                        select exists (
                            select from core.order_item i join core.orders o on o.id = i.order_id
                             where (i.category = :category or i.category like :below)
                               and i.customer_id > 0 and i.placed_at <= :now and i.kept > 0 and o.counts)
                        """)
                .param("category", category)
                .param("below", category.replaceAll("([\\\\%_])", "\\\\$1") + "/%")
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Sets the step of a group by hand, or with null lets it follow from the figures again. */
    @Transactional
    public GroupFigures type(String category, @Nullable Integer days) {
        if (days != null && (days < 1 || days > LONGEST)) {
            throw new InvalidInputException("/days", "must be from 1 to " + LONGEST);
        }
        var step = get(category).step();
        jdbc.sql("""
                        insert into segmentation.assortment_step as s (category, typed_step, step, step_of)
                        values (:category, :days, :step, :category)
                            on conflict (category) do update set typed_step = excluded.typed_step
                        """)
                .param("category", category)
                .param("days", days)
                .param("step", step)
                .update();
        settle();
        return get(category);
    }

    /** What holds for every group follows from what is typed and what is its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle() {
        jdbc.sql("""
                        update segmentation.assortment_step s
                           set step = coalesce(owner.days, :otherwise), step_of = coalesce(owner.category, '')
                          from segmentation.assortment_step t
                          left join lateral (
                              select o.category, coalesce(o.typed_step, o.own_step) as days
                                from segmentation.assortment_step o
                               where (o.category in (t.category, '') or starts_with(t.category, o.category || '/'))
                                 and coalesce(o.typed_step, o.own_step) is not null
                               order by length(o.category) desc
                               limit 1) owner on true
                         where t.category = s.category
                           and (s.step, s.step_of) is distinct from
                               (coalesce(owner.days, :otherwise), coalesce(owner.category, ''))
                        """)
                .param("otherwise", AssortmentTuning.DEFAULT_STEP.wholeOf(settings))
                .update();
    }

    private static String[] upwards(String category) {
        return new CategoryPath(category).upwards().toArray(String[]::new);
    }
}
