package org.encorecrm.security;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class RolesTests {

    private static final String PASSWORD = "long enough";

    @Autowired
    Office office;

    @Autowired
    Users users;

    private static final Pattern NAVIGATION = Pattern.compile("class=\"nav-item\" href=\"([^\"]+)\"");

    private record Page(String path, Set<Role> readers) {}

    private static final List<Page> PAGES = List.of(
            new Page("/", EnumSet.allOf(Role.class)),
            new Page("/customers", EnumSet.allOf(Role.class)),
            new Page("/settings", EnumSet.of(Role.ADMINISTRATOR)),
            new Page("/settings/users", EnumSet.of(Role.ADMINISTRATOR)),
            new Page("/settings/users/admin", EnumSet.of(Role.ADMINISTRATOR)),
            new Page("/settings/keys", EnumSet.of(Role.ADMINISTRATOR)),
            new Page("/settings/audit", EnumSet.of(Role.ADMINISTRATOR)));

    @ParameterizedTest
    @EnumSource(Role.class)
    void opensToARoleWhatIsItsOwn(Role role) {
        var login = "u" + UUID.randomUUID();
        users.add(login, "Somebody", null, role, "en", PASSWORD);
        office.enter(login, PASSWORD);

        for (var page : PAGES) {
            assertThat(office.get(page.path).status())
                    .as(role + " " + page.path)
                    .isEqualTo(page.readers.contains(role) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void offersInTheNavigationOnlyWhatOpens(Role role) {
        var login = "u" + UUID.randomUUID();
        users.add(login, "Somebody", null, role, "en", PASSWORD);
        office.enter(login, PASSWORD);

        var links = NAVIGATION
                .matcher(office.get("/").body())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).contains("/customers");
        assertThat(links)
                .allSatisfy(link -> assertThat(office.get(link).status())
                        .as(role + " " + link)
                        .isEqualTo(200));
    }

    @Test
    void sendsStrangersToTheLogin() {
        for (var page : PAGES) {
            assertThat(office.get(page.path).header("Location")).as(page.path).endsWith("/login");
        }
        assertThat(office.get("/customers", "HX-Request", "true").header("HX-Redirect"))
                .isEqualTo("/login");
    }

    @Test
    void changesNothingForARoleThatMayNot() {
        var login = "u" + UUID.randomUUID();
        users.add(login, "Somebody", null, Role.MANAGER, "en", PASSWORD);
        office.enter(login, PASSWORD);

        var answer =
                office.post("/settings/users/" + login, "version", "0", "role", "ADMINISTRATOR", "enabled", "true");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(users.get(login).role()).isEqualTo(Role.MANAGER);
    }
}
