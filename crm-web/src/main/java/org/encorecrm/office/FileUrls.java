package org.encorecrm.office;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Gives the addresses of static files their versions. Only what may be a file is looked for among them: every other link of
 * a page would be searched for in each jar of the application, and that was most of the time a page of a list took.
 */
class FileUrls extends ResourceUrlEncodingFilter {

    private static final Pattern FILE = Pattern.compile("[^?#]*\\.[A-Za-z0-9]+([?#].*)?");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilter(
                request,
                response,
                (wrapped, encoding) -> chain.doFilter(
                        wrapped, new Links((HttpServletResponse) response, (HttpServletResponse) encoding)));
    }

    private static final class Links extends HttpServletResponseWrapper {

        private final HttpServletResponse plain;

        Links(HttpServletResponse plain, HttpServletResponse encoding) {
            super(encoding);
            this.plain = plain;
        }

        @Override
        public String encodeURL(String url) {
            return FILE.matcher(url).matches() ? super.encodeURL(url) : plain.encodeURL(url);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<ResourceUrlEncodingFilter> fileUrls() {
            var registration = new FilterRegistrationBean<ResourceUrlEncodingFilter>(new FileUrls());
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
            return registration;
        }
    }
}
