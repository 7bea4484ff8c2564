package org.encorecrm.demo.past;

import org.encorecrm.demo.DemoOnly;
import org.encorecrm.security.Everybody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for a system of the shop that webhooks tell things: it says thank you and forgets them. */
@RestController
@DemoOnly
class Listener {

    static final String PATH = "/demo/listener";

    @PostMapping(PATH)
    @Everybody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hear() {}

    /** No session and nothing to forge: whoever posts changes nothing. */
    @Configuration(proxyBeanMethods = false)
    @DemoOnly
    static class Chain {

        @Bean
        @Order(0)
        SecurityFilterChain demoListenerChain(HttpSecurity http) {
            return http.securityMatcher(PATH)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .build();
        }
    }
}
