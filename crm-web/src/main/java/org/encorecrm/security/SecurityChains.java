package org.encorecrm.security;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * Who is asking. What they may do is declared on each handler and asked by {@link Guard}; only what is no handler of
 * ours (files, the API's description, health) is decided here.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, KnownKeys keys, Refusal refusal) {
        return stateless(http, refusal)
                .securityMatcher("/api/**")
                .addFilterBefore(new ApiKeyFilter(keys, refusal), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Signed links in letters and the tracker: no cookies, no sessions, nothing to forge. */
    @Bean
    @Order(2)
    SecurityFilterChain publicChain(HttpSecurity http, Refusal refusal) {
        return stateless(http, refusal)
                .securityMatcher("/o/**", "/c/**", "/u/**", "/p/**", "/s/**", "/t/**", "/t.js", "/cabinet/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Health is everybody's; figures are the administrator's, or a key's with the scope manage. */
    @Bean
    @Order(3)
    SecurityFilterChain actuatorChain(HttpSecurity http, KnownKeys keys, Refusal refusal) {
        return guarded(http, refusal)
                .securityMatcher("/actuator/**")
                .addFilterBefore(new ApiKeyFilter(keys, refusal), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(Role.ADMINISTRATOR.authority(), Scope.MANAGE.authority()))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain officeChain(HttpSecurity http, PasswordLogin login, Welcome welcome, Refusal refusal) {
        return guarded(http, refusal)
                .authenticationProvider(login)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(
                        form -> form.loginPage("/login").successHandler(welcome).failureHandler(welcome))
                .logout(logout -> logout.logoutSuccessUrl("/login"))
                .build();
    }

    /** For whoever proves with each request who they are, or need not. */
    private static HttpSecurity stateless(HttpSecurity http, Refusal refusal) {
        return guarded(http, refusal)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
    }

    private static HttpSecurity guarded(HttpSecurity http, Refusal refusal) {
        return http.headers(SecurityHeaders::restrict)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refusal).accessDeniedHandler(refusal));
    }
}
