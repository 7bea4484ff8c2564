package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.json.Lines;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.JsonNode;

/** Refuses what a body says to a method that takes none: a wish nobody reads must not be answered as if it were done. */
class NoUnexpectedBody implements HandlerInterceptor {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Class<?>> BODIES =
            Set.of(JsonNode.class, Lines.class, MultipartFile.class, HttpServletRequest.class, InputStream.class);

    /** What is longer is cut off, and is no JSON then. */
    private static final int LONGEST = 1 << 20;

    private final Map<HandlerMethod, Boolean> takers = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (WITHOUT_BODY.contains(request.getMethod())
                || request.getContentLengthLong() == 0
                || !(handler instanceof HandlerMethod method)
                || takers.computeIfAbsent(method, NoUnexpectedBody::takesBody)) {
            return true;
        }
        var bytes = request.getInputStream().readNBytes(LONGEST);
        if (bytes.length > 0) {
            Document.of(Json.read(bytes)).check();
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(NoUnexpectedBody::isBody);
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class) || BODIES.contains(parameter.getParameterType());
    }
}
