package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.encorecrm.security.IngestScope;
import org.encorecrm.support.DataRole;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Requests that bring facts use connections of their own, so that a busy back office cannot starve them. */
class IngestRole implements HandlerInterceptor {

    private static final String SCOPE = IngestRole.class.getName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && (AnnotatedElementUtils.hasAnnotation(method.getMethod(), IngestScope.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), IngestScope.class))) {
            request.setAttribute(SCOPE, DataRole.INGEST.enter());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SCOPE) instanceof DataRole.Scope scope) {
            scope.close();
        }
    }
}
