package org.encorecrm.assortment;

import java.util.Optional;
import org.encorecrm.assortment.Walk.Portion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the running survey is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SurveyCheckpoint {

    private final JdbcClient jdbc;

    SurveyCheckpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the running survey, unless another node is at it. Plans are made for the portion at hand, and compiling
     * them costs more than it gains.
     */
    public Optional<Survey> take() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)")
                .query((row, i) -> true)
                .single();
        return jdbc.sql("select * from segmentation.survey where state = 'running' for update skip locked")
                .query(Surveys::read)
                .optional();
    }

    /** The customers that come next; empty when the walk has been past everybody. */
    public Optional<Portion> portion(Survey survey, int customers) {
        return jdbc.sql("""
                        select max(id) from (
                            select id from core.customer
                             where id > :reached and id <= :last
                             order by id limit :customers) next
                        having count(*) > 0
                        """)
                .param("reached", survey.reached())
                .param("last", survey.last())
                .param("customers", customers)
                .query(Long.class)
                .optional()
                .map(upTo -> new Portion(survey.reached(), upTo));
    }

    public void begun(Survey survey) {
        jdbc.sql("update segmentation.survey set begun = true where id = :id")
                .param("id", survey.id())
                .update();
    }

    public void advance(Survey survey, Portion portion) {
        jdbc.sql("""
                        update segmentation.survey s
                           set reached = :upTo,
                               done = done + (select count(*) from core.customer where id > :after and id <= :upTo)
                         where id = :id
                        """)
                .param("id", survey.id())
                .param("after", portion.after())
                .param("upTo", portion.upTo())
                .update();
    }

    public void nextWalk(Survey survey) {
        jdbc.sql("update segmentation.survey set walk = walk + 1, begun = false, reached = 0 where id = :id")
                .param("id", survey.id())
                .update();
    }
}
