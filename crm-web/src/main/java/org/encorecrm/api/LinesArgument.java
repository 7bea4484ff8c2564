package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.encorecrm.support.json.Lines;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * An argument of type {@link Lines}: the body as it streams in, as JSON or NDJSON by its content type. The mapping says
 * {@code consumes = {APPLICATION_JSON_VALUE, APPLICATION_NDJSON_VALUE}}.
 */
class LinesArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Lines.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = (HttpServletRequest) web.getNativeRequest();
        var type = request.getContentType();
        var lines = type != null && MediaType.APPLICATION_NDJSON.isCompatibleWith(MediaType.parseMediaType(type));
        return lines ? Lines.ofNdjson(request.getInputStream()) : Lines.ofJson(request.getInputStream());
    }
}
