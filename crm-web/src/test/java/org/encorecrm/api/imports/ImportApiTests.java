package org.encorecrm.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTestWithWorkers
class ImportApiTests {

    private static final String BOUNDARY = "line-between-parts";

    @Autowired
    Api api;

    private final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);

    @Test
    void rehearsesRunsAndUndoesAFile() {
        var file = "Код,Имя,Почта\n%1$s-1,Анна,a%1$s@example.com\n%1$s-2,=Пётр,\n,Никто,нет\n".formatted(mark);
        var id = upload(file, "kind", "customers", "dryRun", "true", "mapping", """
                {"Код": "externalId", "Имя": "firstName", "Почта": "email"}""");
        var rehearsed = finished(id);
        assertThat(rehearsed).contains("\"step\":\"dry_run\"", "\"created\":2", "\"rejected\":1", "\"examples\"");
        assertThat(api.get("/api/v1/customers?externalId=" + mark + "-1").body())
                .contains("\"items\":[]");

        assertThat(api.post("/api/v1/imports/" + id + "/start", "{}").status()).isEqualTo(202);

        assertThat(finished(id)).contains("\"step\":\"run\"", "\"state\":\"done\"", "\"created\":2", "\"total\":3");
        assertThat(api.get("/api/v1/customers?externalId=" + mark + "-1").body())
                .contains("Анна");
        var rejected = api.get("/api/v1/imports/" + id + "/rejected");
        assertThat(rejected.body())
                .isEqualToNormalizingNewlines(
                        "\uFEFFКод,Имя,Почта,Line,Reason\n,Никто,нет,4,\"Почта: not an e-mail address; nothing says who it is:"
                                + " no number, e-mail, phone or card\"\n");

        assertThat(api.post("/api/v1/imports/" + id + "/undo", "").status()).isEqualTo(202);
        assertThat(finished(id)).contains("\"step\":\"undo\"", "\"state\":\"done\"", "\"kept\":0");
        assertThat(api.get("/api/v1/customers?externalId=" + mark + "-1").body())
                .contains("\"items\":[]");
    }

    @Test
    void namesWhatALineLacks() {
        var file =
                "Заказ,Дата,Почта,Сумма\n%1$s-9,2025-03-09,,100\n,2025-03-09,n%1$s@example.com,100\n".formatted(mark);
        var id = upload(file, "kind", "orders", "dryRun", "true", "mapping", """
                {"Заказ": "externalId", "Дата": "placedAt", "Почта": "customer.email", "Сумма": "total"}""");

        assertThat(finished(id)).contains("\"rejected\":2");
        assertThat(api.get("/api/v1/imports/" + id + "/rejected").body())
                .contains("nothing says who it is: no number, e-mail, phone or card", "Number in the shop: is missing");
    }

    @Test
    void takesTheFileAloneAsTheBody() {
        var answer = api.send(
                "POST",
                "/api/v1/imports?kind=products&fileName=goods.csv",
                "sku;name;price\np-%s;Робот;1 490,50\n".formatted(mark),
                "text/csv");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(finished(answer.json().get("id").asString()))
                .contains("\"created\":1", "\"fileName\":\"goods.csv\"");
        assertThat(api.get("/api/v1/products/p-" + mark).body()).contains("1490.5");
    }

    @Test
    void takesAFileSentTwiceUnderOneKeyOnce() {
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/imports?kind=customers&start=false";
        var file = "E-mail\nk%s@example.com\n".formatted(mark);

        var first = api.send("POST", path, file, "text/csv", "Idempotency-Key", key);
        var again = api.send("POST", path, file, "text/csv", "Idempotency-Key", key);
        var other = api.send("POST", path, file + "l@example.com\n", "text/csv", "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(api.get("/api/v1/imports?limit=1").body())
                .as("what came again is not kept")
                .contains("\"id\":\"" + first.json().get("id").asString() + "\"");
    }

    @Test
    void waitsToBeStartedWhenTold() {
        var id = upload("E-mail\nb%s@example.com\n".formatted(mark), "kind", "customers", "start", "false");

        assertThat(api.get("/api/v1/imports/" + id).body()).contains("\"state\":\"waiting\"", "\"E-mail\":\"email\"");
        assertThat(api.get("/api/v1/imports?limit=1").body()).contains("\"id\":\"" + id + "\"");
        assertThat(api.delete("/api/v1/imports/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/imports/" + id).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatCannotBeTakenInAndKeepsNothing() {
        var before = api.get("/api/v1/imports?limit=1").body();

        assertThat(post("Цвет\nсиний\n", "kind", "customers").status()).isEqualTo(422);
        assertThat(post("E-mail\na@b.ru\n", "kind", "dogs").status()).isEqualTo(422);
        assertThat(post("E-mail\na@b.ru\n", "kind", "customers", "colour", "red")
                        .status())
                .isEqualTo(422);
        assertThat(post("E-mail\na@b.ru\n", "kind", "customers", "mapping", "{\"Имя\": \"firstName\"}")
                        .status())
                .isEqualTo(422);
        assertThat(post("E-mail\na@b.ru\n", "kind", "customers", "options", "{\"dateFormat\": \"bb\"}")
                        .status())
                .isEqualTo(422);
        assertThat(post("", "kind", "customers").status()).isEqualTo(422);
        assertThat(api.send("POST", "/api/v1/imports?kind=customers&colour=red", "E-mail\na@b.ru\n", "text/csv")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/imports?limit=1").body()).isEqualTo(before);
        assertThat(api.post("/api/v1/imports/999999999/undo", "").status()).isEqualTo(404);
    }

    private String upload(String file, String... fields) {
        var answer = post(file, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().get("id").asString();
    }

    private Answer post(String file, String... fields) {
        var body = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2) {
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"test.csv\"\r\n")
                .append("Content-Type: text/csv\r\n\r\n")
                .append(file)
                .append("\r\n--")
                .append(BOUNDARY)
                .append("--\r\n");
        return api.send("POST", "/api/v1/imports", body.toString(), "multipart/form-data; boundary=" + BOUNDARY);
    }

    private String finished(String id) {
        for (var i = 0; i < 300; i++) {
            var now = api.get("/api/v1/imports/" + id).body();
            if (!now.contains("\"state\":\"running\"")) {
                return now;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("the import does not end");
    }
}
