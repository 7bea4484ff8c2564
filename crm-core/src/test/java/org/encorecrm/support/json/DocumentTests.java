package org.encorecrm.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.MalformedInputException;
import org.encorecrm.support.TooLargeException;
import org.encorecrm.support.Violation;
import org.junit.jupiter.api.Test;

class DocumentTests {

    private static Document document(String json) {
        return Document.of(Json.read(json));
    }

    private static List<Violation> violations(Document document) {
        return catchThrowableOfType(InvalidInputException.class, document::check)
                .violations();
    }

    @Test
    void tellsAbsentNullAndValueApart() {
        var document = document("{\"set\": \" x \", \"null\": null, \"blank\": \" \"}");

        assertThat(document.text("set", 10).orNull()).isEqualTo("x");
        assertThat(document.text("null", 10).isCleared()).isTrue();
        assertThat(document.text("blank", 10).isCleared()).isTrue();
        assertThat(document.text("absent", 10).isGiven()).isFalse();
        document.check();
    }

    @Test
    void namesEveryFaultByItsPointer() {
        var document = document("{\"a/b\": 1, \"items\": [{}, {\"q\": \"x\", \"more\": 1}], \"extra\": 1}");

        document.text("a/b", 10);
        document.objects("items", 10)
                .ifSet(items -> items.forEach(item -> item.required("q", item.integer("q", 1, 9), 1)));
        document.requiredText("name", 10);

        assertThat(violations(document))
                .containsExactlyInAnyOrder(
                        new Violation("/a~1b", "must be a string"),
                        new Violation("/items/0/q", "is required"),
                        new Violation("/items/1/q", "must be a number"),
                        new Violation("/items/1/more", "is not known"),
                        new Violation("/name", "is required"),
                        new Violation("/extra", "is not known"));
    }

    @Test
    void saysOfWhatCannotBeReadNothingElse() {
        var document = document("{\"days\": 1.5, \"name\": \"x\"}");

        var days = document.integer("days", 1, 9);
        if (!days.isGiven()) {
            document.reject("days", "is required");
        }
        document.text("name", 9);
        document.reject("name", "is taken");

        assertThat(violations(document))
                .containsExactly(new Violation("/days", "must be a whole number"), new Violation("/name", "is taken"));
    }

    @Test
    void keepsOutWhatPostgresqlCannotKeep() {
        var document = document("""
                {"nul": "a\\u0000", "half": "\\ud800", "huge": 1e999999999, "tiny": 1e-999999999, "far": "+99999-01-01T00:00:00Z",
                 "free": {"a": [{"b": "\\u0000"}]}, "line": "a\\nb"}""");

        document.text("nul", 10);
        document.text("half", 10);
        document.decimal("huge");
        document.decimal("tiny");
        document.time("far");
        document.free("free", 100);
        document.text("line", 10);

        assertThat(violations(document)).hasSize(7);
        assertThat(document("{\"line\": \"a\\nb\"}").prose("line", 10).orNull()).isEqualTo("a\nb");
    }

    @Test
    void readsNumbersExactly() {
        var document = document("{\"a\": 5480.10, \"b\": 1e2, \"c\": 0.1}");

        assertThat(document.decimal("a").orNull()).isEqualTo("5480.1");
        assertThat(document.decimal("b").orNull()).isEqualTo("100");
        assertThat(document.decimal("c").orNull()).isEqualTo("0.1");
    }

    @Test
    void refusesWhatIsNotOneJsonDocument() {
        for (var text : List.of("", " ", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "[".repeat(100))) {
            assertThatThrownBy(() -> Json.read(text)).as(text).isInstanceOf(MalformedInputException.class);
        }
    }

    @Test
    void setsMalformedNdjsonLinesAside() {
        var lines = Lines.ofNdjson(stream("{\"a\": 1}\r\n\n{broken\n\"text\"")).many();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).fault()).isNull();
        assertThat(lines.get(1).fault()).startsWith("is not valid JSON");
        assertThat(lines.get(2).value()).isNotNull();
    }

    @Test
    void readsAnArrayOrOneObject() {
        assertThat(Lines.ofJson(stream("[{}, 1, null]")).many()).hasSize(3);
        assertThat(Lines.ofJson(stream("[]")).many()).isEmpty();
        assertThat(Lines.ofJson(stream("{}")).single()).isTrue();
        assertThatThrownBy(() -> Lines.ofJson(stream("{}")).many()).isInstanceOf(MalformedInputException.class);
        for (var text : List.of("", "[{}", "[{},]", "[] []", "7")) {
            assertThatThrownBy(() -> Lines.ofJson(stream(text))).as(text).isInstanceOf(MalformedInputException.class);
        }
        assertThatThrownBy(() -> Lines.ofJson(stream("[" + "1,".repeat(10_000) + "1]")))
                .isInstanceOf(TooLargeException.class);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesEqualJsonInOneForm() {
        var one = Canonical.of(Json.read("{\"b\": 1.50, \"a\": [1e2, {\"d\": null, \"c\": \"x\"}]}"));
        var other = Canonical.of(Json.read("{\"a\": [100, {\"c\": \"x\", \"d\": null}], \"b\": 1.5}"));

        assertThat(one).isEqualTo(other);
        assertThat(one.toString()).isEqualTo("{\"a\":[100,{\"c\":\"x\",\"d\":null}],\"b\":1.5}");
    }
}
