package org.encorecrm.support.json;

import java.io.InputStream;
import org.encorecrm.support.MalformedInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one way JSON of others is parsed: exact decimals, no repeated properties, nothing after the document. */
public final class Json {

    static final int LARGEST_LINE_BYTES = 1 << 20;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(64L << 20)
                            .maxNestingDepth(60)
                            .maxStringLength(LARGEST_LINE_BYTES)
                            .maxNameLength(1000)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static JsonNode read(String text) {
        try {
            return document(MAPPER.readTree(text));
        } catch (JacksonException malformed) {
            throw new MalformedInputException(reason(malformed));
        }
    }

    public static JsonNode read(byte[] bytes) {
        try {
            return document(MAPPER.readTree(bytes));
        } catch (JacksonException malformed) {
            throw new MalformedInputException(reason(malformed));
        }
    }

    public static JsonNode read(InputStream stream) {
        try {
            return document(MAPPER.readTree(stream));
        } catch (JacksonException malformed) {
            throw new MalformedInputException(reason(malformed));
        }
    }

    private static JsonNode document(JsonNode node) {
        if (node.isMissingNode()) {
            throw new MalformedInputException("is empty");
        }
        return node;
    }

    /** Where the JSON breaks, without what it says there: bodies hold personal data. */
    static String reason(JacksonException malformed) {
        if (malformed instanceof StreamConstraintsException) {
            return "is nested too deep or has a value that is too long";
        }
        var at = malformed.getLocation();
        return at == null
                ? "is not valid JSON"
                : "is not valid JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}
