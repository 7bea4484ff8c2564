package org.encorecrm.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.customer.Profile;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.CustomersWritten.Known;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.identity.Reversals;
import org.encorecrm.identity.Reversals.Restored;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes customers back: those who are new are removed, the others are as they were. */
@Component
class UndoCustomers {

    private final EffectStore effects;
    private final Absorbers absorbers;
    private final Reversals reversals;
    private final Merges merges;
    private final Identities identities;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    UndoCustomers(
            EffectStore effects,
            Absorbers absorbers,
            Reversals reversals,
            Merges merges,
            Identities identities,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.effects = effects;
        this.absorbers = absorbers;
        this.reversals = reversals;
        this.merges = merges;
        this.identities = identities;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /**
     * What has to be taken back together: whoever the import merged comes back with whom they were merged into, which
     * may be further on in the order of keys.
     */
    List<Remembered> together(long id, List<Remembered> portion) {
        var keys = portion.stream().map(Remembered::key).collect(Collectors.toSet());
        var absent = new HashSet<>(keys);
        lock(portion).forEach(there -> absent.remove(String.valueOf(there)));
        if (absent.isEmpty()) {
            return portion;
        }
        return Stream.concat(
                        portion.stream(),
                        absorbers.of(id, absent).stream().filter(other -> !keys.contains(other.key())))
                .toList();
    }

    /** @return why some were kept, by their keys */
    Map<String, String> takeBack(List<Remembered> portion) {
        var versions = part(portion);
        var there = lock(portion);
        var ties = reversals.ties(portion.stream()
                .filter(Remembered::created)
                .map(effect -> Long.valueOf(effect.key()))
                .toList());
        var kept = new HashMap<String, String>();
        var removed = new ArrayList<Long>();
        var restored = new ArrayList<Remembered>();
        for (var effect : portion) {
            var id = Long.valueOf(effect.key());
            if (!there.contains(id)) {
                kept.put(effect.key(), "gone");
            } else if (!effect.isUntouched(versions.get(effect.key()))) {
                kept.put(effect.key(), "edited");
            } else if (!effect.created()) {
                restored.add(effect);
            } else if (ties.containsKey(id)) {
                kept.put(effect.key(), String.valueOf(ties.get(id)));
            } else {
                removed.add(id);
            }
        }
        if (!removed.isEmpty()) {
            reversals.remove(removed, clock.now());
        }
        restore(restored);
        return kept;
    }

    /** Those of them who are there by these ids. */
    private Set<Long> lock(List<Remembered> portion) {
        return reversals.lock(
                portion.stream().map(effect -> Long.valueOf(effect.key())).toList());
    }

    /**
     * Parts what the import merged, as long as nobody has touched the survivor. Whoever is back has a version again and
     * may have been merged with others before.
     *
     * @return the versions, of each as it was found first
     */
    private Map<String, String> part(List<Remembered> portion) {
        var versions = new HashMap<String, String>();
        var parted = true;
        while (parted) {
            parted = false;
            lock(portion);
            var found = effects.versions(Target.CUSTOMER, portion);
            for (var effect : portion) {
                var version = found.get(effect.key());
                if (version != null && versions.putIfAbsent(effect.key(), version) == null) {
                    parted |= !effect.created() && effect.isUntouched(version) && partMerged(effect);
                }
            }
        }
        return versions;
    }

    private void restore(List<Remembered> updated) {
        var restored = new ArrayList<Restored>();
        for (var effect : updated) {
            var before = Json.read(String.valueOf(effect.before()));
            unsay(Long.parseLong(effect.key()), before.get("said"));
            restored.add(new Restored(
                    Long.parseLong(effect.key()),
                    profile(before.get("profile")),
                    known(before.get("gained")),
                    known(before.get("lost"))));
        }
        if (!restored.isEmpty()) {
            reversals.restore(restored, clock.now());
        }
    }

    /** The latest first. One that somebody has undone already is undone. */
    private boolean partMerged(Remembered effect) {
        var ids = Json.read(String.valueOf(effect.before())).get("merges");
        for (var i = ids.size() - 1; i >= 0; i--) {
            try {
                merges.undo(ids.get(i).longValue());
            } catch (ConflictException | NotFoundException already) {
                // as it should be
            }
        }
        return !ids.isEmpty();
    }

    /** The log only grows: a grant that should not have been given is withdrawn, unless one before it holds. */
    private void unsay(long id, JsonNode said) {
        for (var word : said.values()) {
            if (word.get("granted").booleanValue() && !grantedBefore(id, word)) {
                identities.say(
                        id,
                        List.of(new ConsentWord(
                                word.get("channel").stringValue(),
                                word.get("purpose").stringValue(),
                                word.get("address").stringValue(),
                                false,
                                Instant.parse(word.get("at").stringValue()),
                                "import undone")),
                        word.get("source").stringValue(),
                        true);
            }
        }
    }

    private boolean grantedBefore(long id, JsonNode word) {
        return jdbc.sql("""
                        select coalesce((select granted from core.consent_log
                                          where customer_id = :id and channel = :channel and purpose = :purpose
                                            and address = :address and at < cast(:at as timestamptz)
                                          order by at desc, granted limit 1), false)
                        """)
                .param("id", id)
                .param("channel", word.get("channel").stringValue())
                .param("purpose", word.get("purpose").stringValue())
                .param("address", word.get("address").stringValue())
                .param("at", word.get("at").stringValue())
                .query(Boolean.class)
                .single();
    }

    private Profile profile(JsonNode row) {
        return jdbc.sql("""
                        select %s from jsonb_populate_record(null::core.customer, cast(:row as jsonb)) r
                        """.formatted(ProfileRow.columns("r.")))
                .param("row", row.toString())
                .query((found, i) -> ProfileRow.read(found))
                .single();
    }

    private static List<Known> known(JsonNode list) {
        return StreamSupport.stream(list.values().spliterator(), false)
                .map(known -> Json.MAPPER.treeToValue(known, Known.class))
                .toList();
    }
}
