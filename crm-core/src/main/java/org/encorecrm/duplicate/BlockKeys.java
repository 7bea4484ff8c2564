package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of which two records share at least one when they are worth comparing. A key that too many share is not
 * used: each coarse one has finer ones beside it, so that it serves small bases and its children serve large ones.
 */
final class BlockKeys {

    private final Traits traits;
    private final Set<String> keys = new LinkedHashSet<>();

    private BlockKeys(Traits traits) {
        this.traits = traits;
    }

    static long[] of(Traits traits) {
        return texts(traits).stream().mapToLong(BlockKeys::hash).distinct().toArray();
    }

    static Set<String> texts(Traits traits) {
        var keys = new BlockKeys(traits);
        keys.addresses();
        keys.names();
        keys.birth();
        keys.home();
        return keys.keys;
    }

    private void addresses() {
        for (var email : traits.all(EMAIL)) {
            var at = Math.max(0, email.indexOf('@'));
            var local = email.substring(0, at).replaceAll("[^a-z0-9]", "");
            add("mail", local.length() < 4 ? email : local);
            add("domain", email.substring(at));
        }
        for (var phone : traits.all(PHONE)) {
            add("phone", phone.substring(Math.max(0, phone.length() - 7)));
        }
    }

    /** The two names in the order of the alphabet, so that it does not matter which was typed where. */
    private void names() {
        var sounds = sounds();
        if (sounds.size() > 1) {
            add("names", String.join(" ", sounds));
        }
        var last = traits.one(LAST_NAME);
        var first = traits.one(FIRST_NAME);
        if (last != null && first != null) {
            var pair = new TreeSet<>(List.of(first, last));
            add("begin", begin(pair.first(), 3) + " " + begin(pair.last(), 3));
        }
    }

    private void birth() {
        var birth = traits.one(BIRTH_DATE);
        if (birth == null || birth.length() != 8) {
            return;
        }
        add("birth", birth);
        for (var sound : sounds()) {
            add("birth year", birth.substring(0, 4) + sound);
            add("birth day", birth.substring(4) + sound);
        }
        for (var name : names(1)) {
            add("birth begin", birth + name);
        }
    }

    private void home() {
        var code = traits.one(POSTAL_CODE);
        var city = traits.one(CITY);
        var house = traits.one(HOUSE);
        var names = sounds();
        if (code != null) {
            names.forEach(name -> add("code", code + name));
        }
        if (city != null) {
            names.forEach(name -> add("city", Spelling.sound(city) + name));
        }
        for (var street : traits.all(STREET)) {
            if (house != null) {
                add("street", begin(street, 6) + house);
            }
            if (code != null) {
                add("street code", begin(street, 6) + code);
            }
        }
    }

    /** How the first and the last name sound, a pet name as the name it stands for. */
    private Set<String> sounds() {
        Set<String> sounds = new TreeSet<>();
        for (var name : names(100)) {
            sounds.add(Spelling.sound(Nicknames.of(name).iterator().next()));
        }
        return sounds;
    }

    private List<String> names(int length) {
        var names = new ArrayList<String>();
        for (var trait : List.of(FIRST_NAME, LAST_NAME)) {
            traits.all(trait).forEach(name -> names.add(begin(name, length)));
        }
        return names;
    }

    private static String begin(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private void add(String kind, String value) {
        keys.add(kind + ":" + value);
    }

    /** FNV-1a, 64 bits: no key comes back as text. */
    private static long hash(String key) {
        var hash = 0xcbf29ce484222325L;
        for (var octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
