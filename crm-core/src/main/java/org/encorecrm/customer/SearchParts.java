package org.encorecrm.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement that finds customers, in parts, the surest first. Each reads a range of an index or the hits of one, gives no
 * more than is wanted, and is not begun when the parts before it gave enough.
 */
final class SearchParts {

    private static final String WORDS =
            "core.searched_words(c.last_name, c.first_name, c.middle_name, c.company_name, c.email)";
    private static final String LAST = "core.searched(c.last_name)";
    private static final String FIRST = "core.searched(c.first_name)";
    private static final String EVERYBODY = "core.customer c";

    /** So few that looking at each costs less than gathering the hits of a word that one in thirty has. */
    private static final String LATEST = "(select * from core.customer order by id desc limit 300) c";

    private static final String OF_NUMBER = "'№ ' || coalesce(o.number, o.external_id)";

    /** Names spelt in more ways than this are left to the words. */
    private static final int MOST_SPELLINGS = 4;

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final String among;
    private final @Nullable String onlyOf;

    private SearchParts(String among, @Nullable String onlyOf) {
        this.among = among;
        this.onlyOf = onlyOf;
        if (onlyOf != null) {
            params.put("onlyOf", onlyOf);
        }
    }

    /** What is known exactly or by its beginning, each a short walk along an index. */
    static SearchParts beginnings(SearchText text, String region) {
        var search = new SearchParts(EVERYBODY, null);
        search.exactly(text, region);
        search.begins(text, region);
        if (text.isName()) {
            search.namesBegin(text.words());
        }
        return search;
    }

    /** Words of names among the latest customers: enough of those who have a common one. */
    static SearchParts latestWords(SearchText text) {
        var search = new SearchParts(LATEST, null);
        if (!text.isAddress()) {
            search.anywhere(text);
        }
        return search;
    }

    /** Words of names wherever they stand, and addresses by their middle. */
    static SearchParts words(SearchText text) {
        var search = new SearchParts(EVERYBODY, null);
        search.anywhere(text);
        return search;
    }

    /** All of it among the customers of one manager. */
    static SearchParts ofManager(SearchText text, String region, String manager) {
        var search = new SearchParts(EVERYBODY, manager);
        search.exactly(text, region);
        search.begins(text, region);
        search.anywhere(text);
        return search;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    String sql() {
        return "select id, rank, by from (%s) hits limit :enough".formatted(String.join(" union all ", parts));
    }

    Map<String, Object> params() {
        return params;
    }

    private void exactly(SearchText text, String region) {
        params.put("exact", text.exact(region).toArray(String[]::new));
        params.put("typed", text.typed());
        var id = text.id();
        if (id != null) {
            params.put("id", id);
            customers(0, "'№ ' || c.id", "c.id = :id", "");
        }
        identifiers(0, "i.value = any(:exact) and i.source <> 'mailbox'", "");
        orders(0, "o.number = :typed", "");
        orders(0, "o.external_id = :typed", "");
    }

    private void begins(SearchText text, String region) {
        var end = text.phoneEnd();
        if (end != null) {
            params.put("end", end);
            identifiers(1, "i.kind = 'phone' and reverse(i.value) like :end", "reverse(i.value) using ~<~");
        }
        for (var beginning : text.beginnings(region)) {
            identifiers(
                    2, "i.value like %s and i.source <> 'mailbox'".formatted(param(beginning)), "i.value using ~<~");
        }
        if (text.typed().length() > 2) {
            params.put("number", SearchText.like(text.typed()) + "%");
            orders(2, "o.number like :number", "o.number using ~<~");
        }
    }

    /** One word as the last or the first name; of several the first two as both, the rest anywhere. */
    private void namesBegin(List<SearchWord> words) {
        var rest =
                words.stream().skip(2).map(word -> " and " + word(word, "% ")).collect(Collectors.joining());
        var one = words.get(0).spellings();
        var other = words.size() > 1 ? words.get(1).spellings() : List.of("");
        if (one.size() * other.size() > MOST_SPELLINGS) {
            return;
        }
        for (var first : one) {
            for (var second : other) {
                names(LAST, first, FIRST, second, rest);
                names(FIRST, first, LAST, second, rest);
            }
        }
    }

    private void names(String column, String begins, String next, String nextBegins, String rest) {
        var both = nextBegins.isEmpty() ? "" : " and %s like %s".formatted(next, beginning(nextBegins));
        customers(
                3,
                "null",
                "%s like %s".formatted(column, beginning(begins)) + both + rest,
                "%s using ~<~, %s using ~<~".formatted(column, next));
    }

    private String beginning(String text) {
        return param(SearchText.like(text) + "%");
    }

    private void anywhere(SearchText text) {
        if (text.isAddress()) {
            addresses(text.typed());
        } else if (!text.isNumber() && text.typed().length() > 1) {
            customers(3, "null", words(text.words(), "% "), "");
            if (text.words().stream().allMatch(word -> word.typed().length() > 2)) {
                customers(4, "null", words(text.words(), "%"), "");
            }
        }
    }

    /** Everybody of a domain, and the middle of an address: the end of its name and the beginning of its domain. */
    private void addresses(String typed) {
        var at = typed.indexOf('@');
        if (at == 0) {
            params.put("domain", typed.substring(1).toLowerCase(Locale.ROOT));
            identifiers(3, "i.kind = 'email' and split_part(i.value, '@', 2) = :domain", "");
        } else if (at > 2) {
            params.put("local", "%" + SearchText.like(SearchWord.searched(typed.substring(0, at))));
            params.put("whole", "%" + SearchText.like(typed.toLowerCase(Locale.ROOT)) + "%");
            customers(4, "c.email", WORDS + " like :local and c.email like :whole", "");
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

    private String any(String value, Collection<String> patterns) {
        return patterns.stream()
                .map(pattern -> value + " like " + param(pattern))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private String param(String pattern) {
        var name = "p" + params.size();
        params.put(name, pattern);
        return ":" + name;
    }

    private void customers(int rank, String by, String where, String order) {
        part(rank, "c.id", by, among, "", where, order);
    }

    private void identifiers(int rank, String where, String order) {
        part(rank, "i.customer_id", "i.value", "core.identifier i", "c.id = i.customer_id", where, order);
    }

    private void orders(int rank, String where, String order) {
        part(rank, "o.customer_id", OF_NUMBER, "core.orders o", "c.id = o.customer_id", where, order);
    }

    /** Only who must be a manager's own is looked up among the customers. Ids below zero are what is left of the erased. */
    private void part(int rank, String id, String by, String from, String customer, String where, String order) {
        var own = onlyOf == null ? "" : " and c.manager_login = :onlyOf";
        var joined =
                onlyOf == null || customer.isEmpty() ? from : "%s join core.customer c on %s".formatted(from, customer);
        parts.add("(select %s as id, %d as rank, %s as by from %s where %s and %s + 0 > 0%s%s limit :most)"
                .formatted(
                        id,
                        rank,
                        by,
                        joined,
                        where,
                        id,
                        own,
                        order.isEmpty() || onlyOf != null ? "" : " order by " + order));
    }
}
