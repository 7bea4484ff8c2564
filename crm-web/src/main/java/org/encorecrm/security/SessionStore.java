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
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in the database: a restart or another node keeps people logged in. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "web.session", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SessionStore {

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
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionSql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
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
