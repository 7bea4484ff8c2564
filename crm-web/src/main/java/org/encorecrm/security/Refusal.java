package org.encorecrm.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.encorecrm.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** How a request is turned away: the API by a problem document, a person by the login page or "not for you". */
@Component
class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    Refusal(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        unknown(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        refuse(request, response);
    }

    /** Whoever has not said who they are may say so now; whoever has, hears no. */
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            unknown(request, response);
        } else if (forMachines(request)) {
            problem(request, response, HttpStatus.FORBIDDEN, "The API key has not the scope this needs");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (forMachines(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "A valid API key is needed: Authorization: Bearer <key>");
        } else if (request.getHeader("HX-Request") != null) {
            // A fragment must not be replaced by the login page: the browser goes there as a whole.
            response.setHeader("HX-Redirect", request.getContextPath() + "/login");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            if ("GET".equals(request.getMethod())) {
                requests.saveRequest(request, response);
            }
            response.sendRedirect(request.getContextPath() + "/login");
        }
    }

    private static boolean forMachines(HttpServletRequest request) {
        var path = request.getServletPath();
        return Problems.areReadAt(path) || path.startsWith("/actuator/");
    }

    private void problem(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        problems.write(request.getRequestURI(), response, Problems.of(status, detail));
    }
}
