package org.encorecrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever level refuses a request for the API, the answer is a problem. */
@EncoreWebTest
class ProblemShapeTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/v1/rfm?category=%|400",
                "GET /api/v1/rfm?category=%FF|400",
                "GET /api/v1/rfm?bins=%zz|400",
                "GET /api/v1/rfm?bins=x|422",
                "GET /api/v1/rfm?colour=x|422",
                "GET /api/v1/segments/a%2Fb|400",
                "GET /api/v1/segments/a%5Cb|400",
                "GET /api/v1/segments/a%00b|400",
                "GET /api/v1/segments/%zz|400",
                "GET /api/v1/segments/a;b|400",
                "GET /api/v1/segments/..|400",
                "GET /api/v1//segments|400",
                "GET /api/v1/segments/nothing|404",
                "GET /api/v1/nothing|404",
                "GET /api|404",
                "DELETE /api/v1/segments|405",
                "TRACE /api/v1/segments|405",
                "STRANGE /api/v1/segments|400"
            })
    void answersWithAProblem(String request, int status) throws IOException {
        assertProblem(send(request, "Accept: application/json"), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/v1/segments|Accept: strange|406",
                "GET /api/v1/segments|Accept: image/png|406",
                "GET /api/v1/segments/a%2Fb|Accept: text/html|400",
                "GET /api/v1/segments/..|Accept: text/html|400",
                "GET /api/v1/nothing|Accept: text/html|404",
                "POST /api/v1/segments|Content-Type: strange|415",
                "POST /api/v1/segments|Content-Type: application/json; charset=strange|415",
                "POST /api/v1/imports|Content-Type: multipart/form-data|400",
                "POST /api/v1/segments|Expect: strange|417",
                "POST /api/v1/segments|Transfer-Encoding: strange|501"
            })
    void answersStrangeHeadersWithAProblem(String request, String header, int status) throws IOException {
        assertProblem(send(request, header), status);
    }

    @Test
    void answersAnUnreadableFormWithAProblem() {
        var answer = api.send("POST", "/api/v1/imports", "kind=%zz", "application/x-www-form-urlencoded");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void tellsWhoIsNotKnownTheSameWay() {
        var unknown = api.as("nobody").get("/api/v1/segments");
        var nobody = api.as("").get("/api/v1/segments");

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json()).isEqualTo(nobody.json());
        assertThat(unknown.json().get("type").stringValue()).isEqualTo("about:blank");
        assertThat(unknown.json().get("instance").stringValue()).isEqualTo("/api/v1/segments");
    }

    private static void assertProblem(String answer, int status) {
        var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head).startsWith("HTTP/1.1 " + status + " ");
        assertThat(head.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        var problem = Json.read(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.get("type").stringValue()).isEqualTo("about:blank");
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("detail").stringValue()).isNotBlank().doesNotContain("org.", "Exception");
    }

    /** As it is written, which no client of good manners would do. */
    private String send(String request, String header) throws IOException {
        var address = URI.create(office.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var lines = String.join(
                    "\r\n",
                    request + " HTTP/1.1",
                    "Host: " + address.getAuthority(),
                    "Authorization: Bearer " + EncoreWebTest.API_KEY,
                    header,
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
