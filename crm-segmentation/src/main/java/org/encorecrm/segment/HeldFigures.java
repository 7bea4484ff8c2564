package org.encorecrm.segment;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What was worked out about a person: figures, likings, expectations, segments. */
@Configuration(proxyBeanMethods = false)
class HeldFigures {

    @Bean
    @Order(70)
    PersonalDataSource personalFigures() {
        return new PersonalDataSource("figures", Set.of("segmentation.metrics"), """
                select to_jsonb(m) - '{customer_id}'::text[] from segmentation.metrics m where m.customer_id = :customer
                """);
    }

    @Bean
    @Order(71)
    PersonalDataSource personalLikings() {
        return new PersonalDataSource("likings", Set.of("segmentation.preference"), """
                select jsonb_build_object('kind', p.kind, 'value', p.value, 'share', p.share)
                  from segmentation.preferred p where p.customer_id = :customer order by p.kind, p.level, p.rank
                """);
    }

    @Bean
    @Order(72)
    PersonalDataSource personalPredictions() {
        return new PersonalDataSource(
                "predictions", Set.of("segmentation.prediction", "segmentation.category_prediction"), """
                select jsonb_build_object(
                           'alive', round(p.alive::numeric, 4), 'expectedOrders', round(p.expected_orders::numeric, 4),
                           'orderValue', round(p.order_value::numeric, 2), 'clv', round(p.clv::numeric, 2),
                           'nextOrderAt', p.next_order_at)
                  from segmentation.prediction p where p.customer_id = :customer
                union all
                select jsonb_build_object('category', g.category, 'purchases', g.purchases, 'lastAt', g.last_at,
                                          'nextAt', g.next_at)
                  from segmentation.category_prediction g where g.customer_id = :customer
                """);
    }

    @Bean
    @Order(73)
    PersonalDataSource personalStages() {
        return new PersonalDataSource("stages", Set.of("segmentation.lifecycle_move"), """
                select jsonb_build_object('at', s.at, 'from', s.from_stage, 'to', s.to_stage)
                  from segmentation.lifecycle_move s where s.customer_id = :customer order by s.at, s.id
                """);
    }

    @Bean
    @Order(74)
    PersonalDataSource personalSegments() {
        return new PersonalDataSource("segments", Set.of("segmentation.member", "segmentation.move"), """
                select jsonb_build_object('name', s.name, 'enteredAt', m.entered_at, 'leftAt', m.left_at)
                  from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                 where m.customer_id = :customer order by m.entered_at, m.id
                """);
    }
}
