package org.encorecrm.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What the container would show an error page for: at addresses of the API it is a problem instead. */
@Configuration(proxyBeanMethods = false)
class ErrorPages {

    @Bean
    FilterRegistrationBean<Answering> errorProblems(Problems problems) {
        var filter = new FilterRegistrationBean<>(new Answering(problems));
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    static class Answering extends HttpFilter {

        private final transient Problems problems;

        Answering(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                    && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                    && Problems.areReadAt(path)) {
                problems.write(path, response, Problems.of(status));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
