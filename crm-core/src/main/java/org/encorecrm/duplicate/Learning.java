package org.encorecrm.duplicate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Learns from a sample of the base, of the same size whatever the base's. */
@Component
class Learning {

    private static final int SAMPLED = 8_000;
    private static final int PORTION = 1_000;

    private final JdbcClient jdbc;
    private final LikenessStore likenesses;
    private final Candidates candidates;
    private final ModelStore models;
    private final BusinessClock clock;

    Learning(JdbcClient jdbc, LikenessStore likenesses, Candidates candidates, ModelStore models, BusinessClock clock) {
        this.jdbc = jdbc;
        this.likenesses = likenesses;
        this.candidates = candidates;
        this.models = models;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void learn() {
        candidates.findCommon();
        var customers = count("where keys <> '{}'");
        var sample = sample(customers);
        var traits = likenesses.of(sample);
        var near = new Neighbours(List.copyOf(traits.values()));
        var patterns = new Estimation.Sample(
                near.any(),
                near.near(),
                alike(sample, traits),
                Math.min(1, sample.size() / (double) Math.max(1, customers)));
        var weights = new Estimation(patterns, customers).estimate();
        models.keep(new Model(weights, frequencies()), count(""), clock.now());
    }

    /** Those of whom nothing is known that could be compared are nobody's duplicates. */
    private long count(String condition) {
        return jdbc.sql("select count(*) from core.likeness " + condition)
                .query(Long.class)
                .single();
    }

    private List<Long> sample(long customers) {
        return jdbc.sql("""
                        select customer_id from core.likeness tablesample bernoulli (:percent) repeatable (42)
                         where keys <> '{}'
                         order by customer_id limit :most
                        """)
                .param("percent", Math.min(100, 100.0 * SAMPLED / Math.max(1, customers)))
                .param("most", 2 * SAMPLED)
                .query(Long.class)
                .list();
    }

    private Map<Long, Long> alike(List<Long> sample, Map<Long, Traits> traits) {
        var patterns = new HashMap<Long, Long>();
        for (int begin = 0; begin < sample.size(); begin += PORTION) {
            var portion = sample.subList(begin, Math.min(sample.size(), begin + PORTION));
            var pairs = candidates.older(portion);
            var others = likenesses.of(
                    pairs.values().stream().flatMap(List::stream).distinct().toList());
            pairs.forEach((customer, several) -> {
                var one = traits.get(customer);
                for (var id : several) {
                    var other = others.get(id);
                    if (one != null && other != null) {
                        patterns.merge(Pattern.of(new Comparison(one, other)), 1L, Long::sum);
                    }
                }
            });
        }
        return patterns;
    }

    private Frequencies frequencies() {
        Map<Trait, Map<String, Double>> shares = new EnumMap<>(Trait.class);
        Frequencies.WORDS.forEach(trait -> shares.put(trait, withRarest(shares(trait, 1))));
        Frequencies.ADDRESSES.forEach(trait -> shares.put(trait, shares(trait, Frequencies.OWNERS + 1)));
        return new Frequencies(shares);
    }

    /** The rarest words weigh as any that is not remembered, so they are not: a surname of one person would be a trace. */
    private static Map<String, Double> withRarest(Map<String, Double> shares) {
        shares.values().stream().min(Double::compare).ifPresent(rarest -> {
            shares.values().removeIf(share -> share <= rarest);
            shares.put(Frequencies.RAREST, rarest);
        });
        return shares;
    }

    private Map<String, Double> shares(Trait trait, int atLeast) {
        var shares = new HashMap<String, Double>();
        jdbc.sql("""
                        with v as materialized (
                            select split_part(split_part(traits, E'\\x1f', :position), E'\\x1e', 1) as value
                              from core.likeness)
                        select value, count(*)::float8 / (select count(*) from v where value <> '') as share
                          from v where value <> ''
                         group by value having count(*) >= :least
                         order by count(*) desc, value limit :most
                        """)
                .param("position", trait.ordinal() + 1)
                .param("least", atLeast)
                .param("most", Frequencies.REMEMBERED)
                .query(row -> {
                    shares.put(row.getString("value"), row.getDouble("share"));
                });
        return shares;
    }
}
