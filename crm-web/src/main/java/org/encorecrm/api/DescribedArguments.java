package org.encorecrm.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Lines;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** Says in the OpenAPI description what the arguments of our own types take from a request. */
@Component
class DescribedArguments implements OperationCustomizer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Paging.class, Actions.class, Once.class, Lines.class, JsonNode.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            describe(operation, parameter.getParameterType());
        }
        return operation;
    }

    private static void describe(Operation operation, Class<?> type) {
        if (type == Paging.class) {
            query(operation, "limit", new Schema<Integer>().type("integer"), "How many, 100 if absent, 1000 at most");
            query(operation, "after", new Schema<String>().type("string"), "The page's start: next of the one before");
        } else if (type == Actions.class) {
            query(operation, "actions", new Schema<String>().type("string"), "none: what is written starts nothing");
        } else if (type == Once.class) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .schema(new Schema<String>().type("string"))
                    .description("The same key and body are answered as before"));
        } else if (type == JsonNode.class) {
            body(operation, "application/json", "object");
        } else if (type == Lines.class) {
            body(operation, "application/json", "array");
            body(operation, "application/x-ndjson", "object");
        }
    }

    private static void query(Operation operation, String name, Schema<?> schema, String description) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).schema(schema).description(description));
    }

    private static void body(Operation operation, String type, String of) {
        if (operation.getRequestBody() == null) {
            operation.setRequestBody(new RequestBody().required(true).content(new Content()));
        }
        operation
                .getRequestBody()
                .getContent()
                .computeIfAbsent(type, any -> new MediaType().schema(new Schema<Object>().type(of)));
    }
}
