package org.encorecrm.start;

import java.util.EnumSet;
import java.util.Optional;
import org.encorecrm.message.GoLive;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.NewPassword;
import org.encorecrm.security.Role;
import org.encorecrm.security.Scope;
import org.encorecrm.security.Users;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an empty base usable: the first administrator, the first API key, live or not. Once, whatever the nodes. */
@Component
class FirstStart {

    private static final String DONE = "start.done";

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Users users;
    private final ApiKeys keys;
    private final GoLive goLive;
    private final StartProperties given;

    FirstStart(JdbcClient jdbc, Settings settings, Users users, ApiKeys keys, GoLive goLive, StartProperties given) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.users = users;
        this.keys = keys;
        this.goLive = goLive;
        this.given = given;
    }

    /** What had to be made randomly, to be shown once; empty when this was not the first start. */
    @Transactional
    public Optional<Made> once() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('encore first start'))")
                .query()
                .singleRow();
        if (isDone()) {
            return Optional.empty();
        }
        settings.put(DONE, "true");
        if (given.live()) {
            goLive.switchLive(true);
        }
        return Optional.of(new Made(administrator(), key()));
    }

    /** Read past the settings' memory: another node may have finished while this one waited for the lock. */
    private boolean isDone() {
        return jdbc.sql("select exists (select from core.setting where key = :done)")
                .param("done", DONE)
                .query(Boolean.class)
                .single();
    }

    private @Nullable String administrator() {
        var wanted = given.adminPassword();
        var password = wanted == null || wanted.isBlank() ? NewPassword.random() : wanted;
        users.add("admin", "Administrator", null, Role.ADMINISTRATOR, "ru", password);
        return password.equals(wanted) ? null : password;
    }

    private @Nullable String key() {
        var wanted = given.apiKey();
        if (wanted == null || wanted.isBlank()) {
            return keys.issue("First key", EnumSet.allOf(Scope.class));
        }
        keys.register("First key", wanted, EnumSet.allOf(Scope.class));
        return null;
    }

    record Made(@Nullable String password, @Nullable String key) {}
}
