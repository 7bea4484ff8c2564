package org.encorecrm.api;

import java.util.List;
import org.encorecrm.support.Idempotency;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    static final String PATHS = "/api/**";

    private final Idempotency idempotency;

    ApiConfiguration(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryArguments());
        resolvers.add(new LinesArgument());
        resolvers.add(new OnceArgument(idempotency));
        resolvers.add(new BodyArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownQueryParameters()).addPathPatterns(PATHS);
        registry.addInterceptor(new NoUnexpectedBody()).addPathPatterns(PATHS);
    }
}
