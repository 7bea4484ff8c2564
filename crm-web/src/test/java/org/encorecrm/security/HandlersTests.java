package org.encorecrm.security;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@EncoreWebTest
class HandlersTests {

    private static final List<Class<? extends Annotation>> DECLARATIONS = List.of(
            IngestScope.class,
            ReadScope.class,
            ManageScope.class,
            Administrators.class,
            Marketers.class,
            Analysts.class,
            Desk.class,
            Colleagues.class,
            Staff.class,
            Everybody.class);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void everyHandlerDeclaresWhoMayCallIt() {
        var undeclared = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> Guard.ours(handler.getValue()))
                .filter(handler -> declarations(handler.getValue()) != 1)
                .map(handler -> handler.getKey() + " " + handler.getValue())
                .toList();

        assertThat(undeclared).isEmpty();
    }

    /** On the method or, when it has none of its own, on the class. */
    private static long declarations(HandlerMethod handler) {
        var own = Stream.of(handler.getMethod().getAnnotations())
                .filter(annotation -> DECLARATIONS.contains(annotation.annotationType()))
                .count();
        return own > 0
                ? own
                : Stream.of(handler.getBeanType().getAnnotations())
                        .filter(annotation -> DECLARATIONS.contains(annotation.annotationType()))
                        .count();
    }
}
