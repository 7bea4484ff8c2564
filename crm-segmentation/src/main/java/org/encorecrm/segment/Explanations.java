package org.encorecrm.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Answer;
import org.encorecrm.criteria.Asking;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Explained;
import org.encorecrm.criteria.Explaining;
import org.encorecrm.criteria.Inlining;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Wording;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.StatementTimeout;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Segments in plain words, and why somebody is in one or not. */
@Service
@Transactional(readOnly = true)
public class Explanations {

    private final JdbcClient jdbc;
    private final SegmentStore store;
    private final Explaining explaining;
    private final ShopCalendar calendar;
    private final BusinessClock clock;
    private final Settings settings;
    private final SurveyWords surveys;

    Explanations(
            JdbcClient jdbc,
            SegmentStore store,
            Explaining explaining,
            ShopCalendar calendar,
            BusinessClock clock,
            Settings settings,
            SurveyWords surveys) {
        this.jdbc = jdbc;
        this.store = store;
        this.explaining = explaining;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
        this.surveys = surveys;
    }

    public String sentence(Criterion criterion, Locale locale) {
        return wording(locale).sentence(criterion);
    }

    /** Why the customer is in the segment or not, and what would change it. */
    public Explanation explain(String key, long customer, Locale locale) {
        return explain(key, customer, locale, clock.now());
    }

    Explanation explain(String key, long customer, Locale locale, Instant now) {
        var segment = store.find(key).orElseThrow(() -> new NotFoundException("No segment " + key));
        var id = survivor(customer);
        var member = isMember(segment.id(), id);
        var criteria = segment.criteria();
        if (criteria == null) {
            return new Explanation(member, null, List.of(), List.of(), null);
        }
        // One customer is little to ask about, but a person waits.
        StatementTimeout.limit(jdbc, PreviewTooSlow.PATIENCE);
        var asking = calendar.asking(now, Among.these(new long[] {id}));
        var wording = wording(locale);
        var answer = explaining
                .explain(criteria, asking, wording)
                .orElseThrow(() -> new NotFoundException("No customer " + customer));
        var root = answer.root();
        var parts = root.criteria();
        return new Explanation(
                member,
                root.group(),
                parts == null ? List.of(root) : parts,
                answer.nearMisses(),
                segment.isDynamic() ? next(criteria, asking, id, wording) : null);
    }

    /** Segments by criteria move with time too, so their criteria stand in their places. */
    private Answer.@Nullable Change next(Criterion criteria, Asking asking, long customer, Wording wording) {
        var whole = Inlining.of(
                criteria,
                key -> store.find(key)
                        .filter(SegmentView::isDynamic)
                        .map(SegmentView::criteria)
                        .orElse(null));
        return explaining.next(whole, asking, customer, wording).orElse(null);
    }

    private Wording wording(Locale locale) {
        return new Wording(locale, settings.zone(), this::nameOf, field -> surveys.of(field, locale));
    }

    private String nameOf(String key) {
        return jdbc.sql("select name from segmentation.segment where key = :key")
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse(key);
    }

    private long survivor(long customer) {
        return jdbc.sql("select customer_id from core.customer_alias where alias_id = :id")
                .param("id", customer)
                .query(Long.class)
                .optional()
                .orElse(customer);
    }

    private boolean isMember(long segment, long customer) {
        return jdbc.sql("""
                        select exists (select 1 from segmentation.member
                                        where segment_id = :segment and customer_id = :customer and left_at is null)
                        """)
                .param("segment", segment)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param member whether the customer is in the segment, as stored
     * @param group how the criteria are joined: all, any or none
     * @param nearMisses for whom they do not hold: each single criterion that stands in the way
     * @param next what time alone will change within a year, all else staying as it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explanation(
            boolean member,
            @Nullable String group,
            List<Explained> criteria,
            List<Answer.NearMiss> nearMisses,
            Answer.@Nullable Change next) {}
}
