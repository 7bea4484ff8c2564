package org.encorecrm.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer <key>}. A wrong key is refused even where none is needed. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final KnownKeys keys;
    private final Refusal refusal;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    ApiKeyFilter(KnownKeys keys, Refusal refusal) {
        this.keys = keys;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        var known = keys.find(key);
        if (known.isEmpty()) {
            refusal.unknown(request, response);
            return;
        }
        enter(known.get(), request, response);
        chain.doFilter(request, response);
    }

    private static @Nullable String key(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? null
                : header.substring(BEARER.length()).strip();
    }

    private void enter(KnownKeys.Known key, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "key: " + key.name(),
                null,
                AuthorityUtils.createAuthorityList(key.scopes().stream()
                        .map(scope -> Scope.of(scope).authority())
                        .toList())));
        SecurityContextHolder.setContext(context);
        // For the dispatch that finishes a streamed answer.
        contexts.saveContext(context, request, response);
    }
}
