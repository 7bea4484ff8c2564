package org.encorecrm.api;

import java.util.Set;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Arguments of type {@link Paging} and {@link Actions} of any API method, from the query. */
class QueryArguments implements HandlerMethodArgumentResolver {

    private static final int DEFAULT_LIMIT = 100;

    /** The query parameters behind an argument of this type. */
    static Set<String> namesOf(Class<?> type) {
        if (type == Paging.class) {
            return Set.of("limit", "after");
        }
        return type == Actions.class ? Set.of("actions") : Set.of();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return !namesOf(parameter.getParameterType()).isEmpty();
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == Paging.class
                ? new Paging(limit(request.getParameter("limit")), request.getParameter("after"))
                : actions(request.getParameter("actions"));
    }

    private static int limit(@Nullable String given) {
        try {
            return given == null ? DEFAULT_LIMIT : Integer.parseInt(given);
        } catch (NumberFormatException notANumber) {
            throw new InvalidInputException("?limit", "must be a whole number");
        }
    }

    private static Actions actions(@Nullable String given) {
        if (given == null) {
            return Actions.AS_NEWS;
        }
        if (given.equals("none")) {
            return Actions.NONE;
        }
        throw new InvalidInputException("?actions", "must be none or absent");
    }
}
