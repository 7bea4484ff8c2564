package org.encorecrm.office;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class OfficePages implements WebMvcConfigurer {

    private final Shells shells;

    OfficePages(Shells shells) {
        this.shells = shells;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(shells).excludePathPatterns("/api/**");
    }
}
