package org.encorecrm.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI encoreApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Encore")
                        .version("1")
                        .description("Writing is an upsert by your own identifiers; an answer of 2xx is committed. "
                                + "Errors are RFC 9457 problems with a pointer to what is wrong."))
                .components(new Components()
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A key from Settings → API keys")))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }
}
