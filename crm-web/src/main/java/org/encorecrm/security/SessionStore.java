package org.encorecrm.security;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in the database: a restart or another node keeps people logged in. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "web.session", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SessionStore {

    /** Looking at a page writes nothing durable: when a session was last used is kept to the minute. */
    private static final String KEEP_USE = """
            update %TABLE_NAME% s
               set session_id = n.session_id, last_access_time = n.last_access_time, expiry_time = n.expiry_time,
                   max_inactive_interval = n.max_inactive_interval, principal_name = n.principal_name
              from (values (?::char(36), ?::bigint, ?::integer, ?::bigint, ?::varchar, ?::char(36)))
                   as n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
             where s.primary_id = n.primary_id
               and (n.last_access_time >= s.last_access_time + 60000
                    or (s.session_id, s.max_inactive_interval, s.principal_name)
                       is distinct from (n.session_id, n.max_inactive_interval, n.principal_name))
            """;

    /** On error dispatches too, or error pages would not know who is looking. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionsEverywhere(SessionRepositoryFilter<?> filter) {
        var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("ENCORE");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionSql() {
        return sessions -> {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
            sessions.setUpdateSessionQuery(KEEP_USE);
        };
    }

    @Bean
    @SuppressWarnings("NullAway") // the interface knows no null, its caller takes one for an absent attribute
    GenericConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SessionStore::read);
        return conversion;
    }

    /** What an older version of the application wrote may be unreadable: that person logs in again. */
    private static @Nullable Object read(byte[] attribute) {
        try {
            return new DeserializingConverter().convert(attribute);
        } catch (SerializationFailedException olderVersion) {
            return null;
        }
    }
}
