package org.encorecrm.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.problem.Problems;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** A page asked for with something in its address that it cannot read is shown without it, and says so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableQuery implements HandlerExceptionResolver {

    private static final int LONGEST = 60;

    private final MessageSource messages;

    UnreadableQuery(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!asksForAPage(request)) {
            return null;
        }
        var wrong = wrong(failure).stream()
                .filter(name -> request.getParameter(name) != null)
                .collect(Collectors.toSet());
        if (wrong.isEmpty()) {
            return null;
        }
        RequestContextUtils.getOutputFlashMap(request).put("flashBad", words(request, wrong));
        var page = new RedirectView(request.getRequestURI() + queryWithout(wrong, request.getQueryString()));
        page.setExpandUriTemplateVariables(false);
        page.setExposeModelAttributes(false);
        return new ModelAndView(page);
    }

    /** Nobody else has a session that could keep the words until the page is shown. */
    private static boolean asksForAPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getUserPrincipal() != null
                && request.getQueryString() != null
                && request.getHeader("HX-Request") == null
                && !Problems.areReadAt(request.getServletPath());
    }

    private static List<String> wrong(Exception failure) {
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? List.of()
                    : List.of(mismatch.getName());
        }
        return failure instanceof InvalidInputException invalid
                ? invalid.violations().stream()
                        .map(each ->
                                each.pointer().isEmpty() ? "" : each.pointer().substring(1))
                        .toList()
                : List.of();
    }

    private String words(HttpServletRequest request, Set<String> wrong) {
        var locale = RequestContextUtils.getLocale(request);
        return wrong.stream()
                .sorted()
                .map(name -> messages.getMessage(
                        "error.query", new Object[] {name, shortened(request.getParameter(name))}, locale))
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }

    private static String queryWithout(Set<String> wrong, String query) {
        var kept = Arrays.stream(query.split("&"))
                .filter(pair -> !wrong.contains(URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
