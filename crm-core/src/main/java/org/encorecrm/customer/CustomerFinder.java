package org.encorecrm.customer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers while one types. One statement of several parts, the surest first; each reads a range of an index or
 * the hits of one, gives no more than is wanted, and is not begun when the parts before it gave enough.
 */
@Service
@Transactional(readOnly = true)
public class CustomerFinder {

    private static final String WORDS =
            "core.searched_words(c.last_name, c.first_name, c.middle_name, c.company_name, c.email)";

    private static final String OF_NUMBER = "'№ ' || coalesce(o.number, o.external_id)";
    private static final String OF_IDENTIFIER = "core.identifier i join core.customer c on c.id = i.customer_id";
    private static final String OF_ORDER = "core.orders o join core.customer c on c.id = o.customer_id";

    private final JdbcClient jdbc;
    private final Settings settings;

    CustomerFinder(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * The best fits, at most so many, the later record first among equals. When there are as many as wanted there may be
     * more, and better ones among those that fit a name: whoever wants them types another letter.
     *
     * @param onlyOf of customers whose manager this is, null for all
     */
    public List<CustomerHit> find(String typed, @Nullable String onlyOf, int most) {
        var text = SearchText.of(typed);
        if (text.isEmpty()) {
            return List.of();
        }
        var search = new Parts(text, onlyOf, settings.phoneRegion());
        // A limit tempts the planner to walk the whole base in the hope of soon meeting enough: with a rare name that
        // took twenty seconds at a million. Only the hits of indexes are left to it.
        leaveToThePlanner("off");
        var best = new LinkedHashMap<Long, CustomerHit>();
        // A customer may fit several parts, with several addresses or orders each.
        jdbc.sql(search.sql())
                .params(search.params)
                .param("most", most)
                .param("enough", most * 2)
                .query(row -> {
                    var hit = new CustomerHit(row.getLong("id"), row.getInt("rank"), row.getString("by"));
                    best.merge(hit.id(), hit, (one, other) -> one.rank() <= other.rank() ? one : other);
                });
        // What the caller reads in the same transaction is looked up by id.
        leaveToThePlanner("on");
        return best.values().stream()
                .sorted(Comparator.comparingInt(CustomerHit::rank)
                        .thenComparing(Comparator.comparingLong(CustomerHit::id).reversed()))
                .limit(most)
                .toList();
    }

    /** Walks over a table or along an index, until the transaction ends. */
    private void leaveToThePlanner(String walks) {
        jdbc.sql("""
                        select set_config('enable_seqscan', :walks, true), set_config('enable_indexscan', :walks, true),
                               set_config('enable_indexonlyscan', :walks, true)
                        """).param("walks", walks).query((row, i) -> true).single();
    }

    /** The parts of the statement and their parameters. */
    private static final class Parts {

        private final List<String> parts = new ArrayList<>();
        private final Map<String, Object> params = new LinkedHashMap<>();
        private final String visible;

        Parts(SearchText text, @Nullable String onlyOf, String region) {
            visible = onlyOf == null ? "c.id + 0 > 0" : "c.id + 0 > 0 and c.manager_login = :onlyOf";
            if (onlyOf != null) {
                params.put("onlyOf", onlyOf);
            }
            exactly(text, region);
            begins(text, region);
            if (text.isAddress()) {
                addresses(text.typed());
            } else if (!text.isNumber() && text.typed().length() > 1) {
                names(text);
            }
        }

        String sql() {
            return String.join(" union all ", parts) + " limit :enough";
        }

        private void exactly(SearchText text, String region) {
            params.put("exact", text.exact(region).toArray(String[]::new));
            params.put("typed", text.typed());
            var id = text.id();
            if (id != null) {
                params.put("id", id);
                part(0, "'№ ' || c.id", "core.customer c", "c.id = :id");
            }
            part(0, "i.value", OF_IDENTIFIER, "i.value = any(:exact) and i.source <> 'mailbox'");
            part(0, OF_NUMBER, OF_ORDER, "o.number = :typed");
            part(0, OF_NUMBER, OF_ORDER, "o.external_id = :typed");
        }

        private void begins(SearchText text, String region) {
            var end = text.phoneEnd();
            if (end != null) {
                params.put("end", end);
                part(1, "i.value", OF_IDENTIFIER, "i.kind = 'phone' and reverse(i.value) like :end");
            }
            var beginnings = any("i.value", List.copyOf(text.beginnings(region)));
            if (!beginnings.isEmpty()) {
                part(2, "i.value", OF_IDENTIFIER, beginnings + " and i.source <> 'mailbox'");
            }
            if (text.typed().length() > 2) {
                params.put("number", SearchText.like(text.typed()) + "%");
                part(2, OF_NUMBER, OF_ORDER, "o.number like :number");
            }
        }

        /** Everybody of a domain, and the middle of an address: the end of its name and the beginning of its domain. */
        private void addresses(String typed) {
            var at = typed.indexOf('@');
            if (at == 0) {
                params.put("domain", typed.substring(1).toLowerCase(Locale.ROOT));
                part(3, "i.value", OF_IDENTIFIER, "i.kind = 'email' and split_part(i.value, '@', 2) = :domain");
            } else if (at > 2) {
                params.put("local", "%" + SearchText.like(SearchWord.searched(typed.substring(0, at))));
                params.put("whole", "%" + SearchText.like(typed.toLowerCase(Locale.ROOT)) + "%");
                part(4, "c.email", "core.customer c", WORDS + " like :local and c.email like :whole");
            }
        }

        private void names(SearchText text) {
            part(3, "null", "core.customer c", words(text.words(), "% "));
            if (text.words().stream().allMatch(word -> word.typed().length() > 2)) {
                part(4, "null", "core.customer c", words(text.words(), "%"));
            }
        }

        private String words(List<SearchWord> words, String before) {
            return words.stream().map(word -> word(word, before)).collect(Collectors.joining(" and "));
        }

        private String word(SearchWord word, String before) {
            if (word.isPhoneEnd()) {
                return any("c.phone", List.of("%" + word.typed()));
            }
            return any(
                    WORDS,
                    word.spellings().stream()
                            .map(form -> before + SearchText.like(form) + "%")
                            .toList());
        }

        private String any(String value, List<String> patterns) {
            var names = patterns.stream().map(this::param).toList();
            return names.isEmpty()
                    ? ""
                    : "("
                            + String.join(
                                    " or ",
                                    names.stream()
                                            .map(name -> value + " like :" + name)
                                            .toList()) + ")";
        }

        private String param(String pattern) {
            var name = "p" + params.size();
            params.put(name, pattern);
            return name;
        }

        private void part(int rank, String by, String from, String where) {
            parts.add("(select c.id, %d as rank, %s as by from %s where %s and %s limit :most)"
                    .formatted(rank, by, from, where, visible));
        }
    }
}
