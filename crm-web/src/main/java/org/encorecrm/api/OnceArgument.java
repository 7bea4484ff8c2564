package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import org.encorecrm.support.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** An argument of type {@link Once}: a key counts for its caller and operation only. */
class OnceArgument implements HandlerMethodArgumentResolver {

    private final Idempotency idempotency;

    OnceArgument(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) web.getNativeRequest();
        var caller = request.getUserPrincipal();
        return new Once(
                idempotency,
                request.getHeader("Idempotency-Key"),
                caller == null ? "" : caller.getName(),
                request.getMethod() + ' ' + request.getRequestURI());
    }
}
