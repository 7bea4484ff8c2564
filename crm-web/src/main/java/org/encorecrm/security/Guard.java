package org.encorecrm.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks every handler of ours for its annotation before anything of the request is read. A handler that declares
 * nothing is for nobody.
 */
@Component
class Guard implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager declared = new PreAuthorizeAuthorizationManager();
    private final Refusal refusal;

    Guard(Refusal refusal) {
        this.refusal = refusal;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && ours(method) && !allowed(method)) {
            refusal.refuse(request, response);
            return false;
        }
        return true;
    }

    static boolean ours(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.encorecrm.");
    }

    private boolean allowed(HandlerMethod method) {
        if (!declares(method)) {
            return false;
        }
        var answer = declared.authorize(
                () -> SecurityContextHolder.getContext().getAuthentication(),
                new SimpleMethodInvocation(method.getBean(), method.getMethod(), new Object[0]));
        return answer != null && answer.isGranted();
    }

    private static boolean declares(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), PreAuthorize.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PreAuthorize.class);
    }
}
