package org.encorecrm.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.encorecrm.support.DataRole;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** What shops, trackers and mail programs send has connections of its own, apart from the people in the back office. */
@Configuration(proxyBeanMethods = false)
class IngestRole {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> ingestRoleFilter() {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new EnterIngest());
        registration.addUrlPatterns("/api/*", "/track/*", "/t/*", "/o/*", "/c/*", "/u/*", "/s/*");
        // Before security, which already asks the database for the key.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class EnterIngest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try (var role = DataRole.INGEST.enter()) {
                chain.doFilter(request, response);
            }
        }
    }
}
