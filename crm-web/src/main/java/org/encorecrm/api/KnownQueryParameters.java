package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that the method does not take: a mistyped filter must not answer everything. */
class KnownQueryParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        var allowed = known.computeIfAbsent(method, KnownQueryParameters::parametersOf);
        var unknown = given(request).stream()
                .filter(name -> !allowed.contains(name))
                .map(name -> new Violation("?" + name, "is not known"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(unknown);
        }
        return true;
    }

    private static Set<String> given(HttpServletRequest request) {
        try {
            return Arrays.stream(request.getQueryString().split("&"))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInputException("?", "is not a well-formed query");
        }
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        var names = new HashSet<String>();
        for (var parameter : method.getMethodParameters()) {
            var declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                names.add(declared.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : declared.name());
            }
            names.addAll(QueryArguments.namesOf(parameter.getParameterType()));
        }
        return names;
    }
}
