package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.SurveyWorker;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Answer;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Explained;
import org.encorecrm.criteria.Explaining;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Wording;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.prediction.PlainPrediction;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random people live through random facts, late, corrected, cancelled, merged and dated ahead, while time passes. After every step the
 * members of random segments, kept by the change queue and the clock alone, are who plain Java says they are; a full
 * recomputation finds nothing to change, and explain agrees.
 */
@EncoreTest
@Import({Shop.class, RandomLives.class, OwnValues.class, Accidents.class, DaysOfMoves.class})
class MembershipIsTruthTests {

    @Autowired
    Segments segments;

    @Autowired
    Filling filling;

    @Autowired
    DaysOfMoves daysOfMoves;

    @Autowired
    Explanations explanations;

    @Autowired
    Explaining explaining;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Accidents accidents;

    @Autowired
    ShopCalendar calendar;

    @Autowired
    RandomLives lives;

    @Autowired
    OwnValues own;

    @Autowired
    Criteria reader;

    @Autowired
    Drain drain;

    @Autowired
    Recomputations recomputations;

    @Autowired
    PredictionRuns predictionRuns;

    @Autowired
    AssortmentSteps assortment;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyWorker surveyWorker;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final Map<String, Criterion> trees = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();
    private SplittableRandom random;
    private Instant now;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void membersAreWhoTheFactsSay(long seed) {
        live(seed, 40, 25, 30, drain::upTo);
    }

    @Tag("faults")
    @ParameterizedTest
    @ValueSource(
            longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120
            })
    void membersAreWhoTheFactsSayForLong(long seed) {
        live(seed, 120, 40, 120, drain::upTo);
    }

    @Tag("faults")
    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203, 204, 205, 206})
    void membersAreWhoTheFactsSayHoweverOftenTheWorkerIsKilled(long seed) {
        accidents.prepare();
        try {
            live(seed, 60, 25, 80, accidents::drainUpTo);
        } finally {
            accidents.over();
        }
        assertThat(accidents.happened()).isPositive();
    }

    /** A count starts from the smallest table that can tell, wherever the whole would start from customers. */
    private void countsWhomItFinds(Criterion tree) {
        var asking = calendar.asking(now, Among.everybody());
        var found = Rendering.matching(tree, asking);
        var counted = Rendering.count(tree, asking);
        assertThat(jdbc.sql(counted.text())
                        .params(counted.params())
                        .query(Integer.class)
                        .single())
                .as(counted.text())
                .isEqualTo(jdbc.sql(found.text())
                        .params(found.params())
                        .query(Long.class)
                        .list()
                        .size());
    }

    /** Other tests leave facts nobody was told of. */
    private void settleOthers() {
        recomputations.start();
        drain.recomputation();
    }

    private void live(long seed, int histories, int segmentCount, int steps, Consumer<Instant> work) {
        random = new SplittableRandom(seed);
        own.define();
        settings.put("binary.minimumCustomers", "3");
        settings.put("binary.weighting", random.nextBoolean() ? "doubling" : "linear");
        assortment.type("", 5);
        PlainPrediction.ensureModel(jdbc);
        drain.toNow();
        predictAnew();
        settleOthers();
        now = ceiling();
        for (var i = 0; i < histories; i++) {
            people.add(lives.begin());
        }
        for (var i = 0; i < segmentCount; i++) {
            create();
        }
        for (var step = 0; step < steps; step++) {
            if (random.nextInt(4) != 0) {
                for (var i = random.nextInt(25); i > 0; i--) {
                    lives.happen(people.get(random.nextInt(people.size())), now, random);
                }
            }
            if (random.nextInt(6) == 0) {
                merge();
            }
            now = now.plus(Duration.ofMinutes(random.nextInt(1, random.nextBoolean() ? 90 : 60 * 40)));
            if (random.nextInt(12) == 0) {
                surveys.start();
                surveyWorker.toEnd();
            }
            if (random.nextInt(12) == 0) {
                settings.put("binary.periods", Integer.toString(random.nextInt(3, 9)));
                assortment.type("", random.nextInt(2, 9));
            }
            work.accept(now);
            if (random.nextInt(9) == 0) {
                predictAnew();
            }
            if (random.nextInt(9) == 0) {
                renewBoundaries();
                now = ceiling();
            }
            check("seed %d, step %d".formatted(seed, step));
        }
        renewBoundaries();
        now = ceiling();
        check("seed %d, boundaries renewed".formatted(seed));
        trees.values().forEach(this::countsWhomItFinds);
        var preferences = preferences();
        recomputations.start();
        drain.recomputation();
        assertThat(preferences()).as("seed %d", seed).isEqualTo(preferences);
        now = ceiling();
        check("seed %d, recomputed".formatted(seed));
        assertThat(movesOfRecomputation()).as("seed %d", seed).isZero();
        checkExplanations("seed %d".formatted(seed));
        letWhatIsForetoldCome("seed %d".formatted(seed), 4);
        check("seed %d, foretold".formatted(seed));
        daysOfMoves.areTrue(trees.keySet());
    }

    private void merge() {
        var one = people.remove(random.nextInt(people.size()));
        var other = people.remove(random.nextInt(people.size()));
        people.add(lives.merge(one, other));
        people.add(lives.begin());
    }

    private void renewBoundaries() {
        boundaries.refresh();
        boundaries.apply();
        drain.changes();
    }

    private void predictAnew() {
        predictionRuns.start();
        drain.prediction();
    }

    private void create() {
        var tree = new RandomTrees(random, now.atZone(settings.zone()).toLocalDate());
        var criteria =
                reader.read(json.readTree(RandomTrees.json(tree.tree(3, List.copyOf(trees.keySet())))), "/criteria");
        assertThat(reader.read(CriteriaWriter.write(criteria), "/criteria")).isEqualTo(criteria);
        var key = Shop.key();
        segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, criteria));
        trees.put(key, criteria);
        while (filling.fillSome()) {}
    }

    private void check(String when) {
        var members = lives.members();
        var answers = plain();
        trees.forEach((key, criterion) -> {
            for (var person : people) {
                var is = members.getOrDefault(key, Set.of()).contains(person.id);
                assertThat(is)
                        .as("%s, customer %d in %s at %s", when, person.id, CriteriaWriter.write(criterion), now)
                        .isEqualTo(answers.holds(criterion, person));
            }
        });
    }

    private PlainAnswers plain() {
        return new PlainAnswers(
                now,
                settings.zone(),
                trees,
                PlainPrediction.Ground.read(jdbc).orElseThrow(),
                PlainScores.read(jdbc),
                PlainTurnover.read(jdbc),
                PlainWords.read(
                        jdbc,
                        Integer.parseInt(settings.get("binary.periods", "8")),
                        settings.get("binary.weighting", "doubling").equals("doubling")));
    }

    /** Every leaf of an explanation says what plain Java says, and so does the whole. */
    private void checkExplanations(String when) {
        var answers = plain();
        var wording = new Wording(Locale.ENGLISH, settings.zone(), key -> key);
        trees.forEach((key, tree) -> {
            for (var i = 0; i < 8; i++) {
                var person = people.get(random.nextInt(people.size()));
                var asking = calendar.asking(now, Among.these(new long[] {person.id}));
                var told = explaining.explain(tree, asking, wording).orElseThrow();
                assertThat(told.holds()).as(when).isEqualTo(answers.holds(tree, person));
                checkLeaves(tree, told.root(), answers, person, when);
                assertThat(told.nearMisses())
                        .as("only who is out can nearly be in")
                        .satisfies(near ->
                                assertThat(near.isEmpty() || !told.holds()).isTrue());
            }
        });
    }

    private void checkLeaves(Criterion criterion, Explained told, PlainAnswers answers, Person person, String when) {
        assertThat(told.holds())
                .as("%s, customer %d, %s at %s", when, person.id, CriteriaWriter.write(criterion), now)
                .isEqualTo(answers.holds(criterion, person));
        if (criterion instanceof Criterion.Group group) {
            for (var i = 0; i < group.parts().size(); i++) {
                checkLeaves(group.parts().get(i), told.criteria().get(i), answers, person, when);
            }
        }
    }

    /** What explain foretells comes true at that very moment and not a microsecond earlier. */
    private void letWhatIsForetoldCome(String when, int most) {
        var foretold = new ArrayList<Foretold>();
        var far = now.plus(Duration.ofDays(45));
        trees.keySet().stream().limit(2L * most).forEach(key -> {
            var person = people.get(random.nextInt(people.size()));
            var answer = explanations.explain(key, person.id, Locale.ENGLISH, now);
            assertThat(answer.member()).isEqualTo(isIn(key, person));
            foretold.add(new Foretold(key, person, answer.member(), answer.next()));
        });
        foretold.stream()
                .filter(each -> each.next != null && each.next.at().isBefore(far))
                .sorted(Comparator.comparing(each -> each.next.at()))
                .limit(most)
                .forEach(each -> {
                    var words = "%s, customer %d in %s at %s: %s"
                            .formatted(when, each.person.id, each.key, each.next.at(), each.next.text());
                    assertThat(each.next.member()).as(words).isNotEqualTo(each.member);
                    drain.upTo(each.next.at().minus(1, ChronoUnit.MICROS));
                    assertThat(isIn(each.key, each.person))
                            .as("before, " + words)
                            .isEqualTo(each.member);
                    drain.upTo(each.next.at());
                    assertThat(isIn(each.key, each.person)).as(words).isNotEqualTo(each.member);
                });
        now = ceiling();
        foretold.stream()
                .filter(each -> each.next == null || each.next.at().isAfter(now))
                .forEach(each -> assertThat(isIn(each.key, each.person))
                        .as("%s, customer %d in %s until %s", when, each.person.id, each.key, now)
                        .isEqualTo(each.member));
    }

    private boolean isIn(String key, Person person) {
        return lives.members().getOrDefault(key, Set.of()).contains(person.id);
    }

    private record Foretold(String key, Person person, boolean member, Answer.@Nullable Change next) {}

    private List<String> preferences() {
        return jdbc.sql(
                        "select p::text from segmentation.preference p where customer_id = any(:ids) order by customer_id")
                .param("ids", people.stream().map(person -> person.id).toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private long movesOfRecomputation() {
        return jdbc.sql("""
                        select count(*) from segmentation.move m join segmentation.segment s on s.id = m.segment_id
                         where m.cause = 'recomputation' and s.key = any(:keys)
                        """)
                .param("keys", trees.keySet().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private Instant ceiling() {
        return jdbc.sql("select ceiling from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @AfterEach
    void takeTheSegmentsAway() {
        var keys = new ArrayList<>(trees.keySet());
        Collections.reverse(keys);
        keys.forEach(segments::delete);
        assortment.type("", null);
        settings.put("binary.minimumCustomers", "30");
        settings.put("binary.periods", "8");
        settings.put("binary.weighting", "doubling");
    }
}
