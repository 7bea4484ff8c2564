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
        return http.securityMatcher("/api/**")
                .addFilterBefore(new ApiKeyFilter(keys, refusal), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::restrict)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }

    /** Signed links in letters and the tracker: no cookies, no sessions, nothing to forge. */
    @Bean
    @Order(2)
    SecurityFilterChain publicChain(HttpSecurity http, Refusal refusal) {
        return http.securityMatcher("/o/**", "/c/**", "/u/**", "/p/**", "/s/**", "/t/**", "/t.js", "/cabinet/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::restrict)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }

    /** Health is everybody's; figures are the administrator's, or a key's with the scope manage. */
    @Bean
    @Order(3)
    SecurityFilterChain actuatorChain(HttpSecurity http, KnownKeys keys, Refusal refusal) {
        return http.securityMatcher("/actuator/**")
                .addFilterBefore(new ApiKeyFilter(keys, refusal), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(Role.ADMINISTRATOR.authority(), Scope.MANAGE.authority()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::restrict)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain officeChain(HttpSecurity http, PasswordLogin login, Welcome welcome, Refusal refusal) {
        return http.authenticationProvider(login)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(
                        form -> form.loginPage("/login").successHandler(welcome).failureHandler(welcome))
                .logout(logout -> logout.logoutSuccessUrl("/login"))
                .headers(SecurityHeaders::restrict)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .build();
    }
}
