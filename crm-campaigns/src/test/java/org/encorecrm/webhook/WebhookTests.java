package org.encorecrm.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import encore.testing.EncoreTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.message.GoLive;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.net.OutsideHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class WebhookTests {

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Telling telling;

    @Autowired
    Messenger messenger;

    @Autowired
    OutsideHosts hosts;

    @Autowired
    Identities identities;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    GoLive live;

    @Autowired
    JdbcClient jdbc;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<Long> ours = new ArrayList<>();
    private HttpServer server;
    private volatile int answer = 204;

    private record Heard(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(new Heard(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        hosts.allow(List.of("127.0.0.1"));
        live.switchLive(true);
    }

    @AfterEach
    void leaveNothing() {
        server.stop(0);
        hosts.allow(List.of());
        live.switchLive(false);
        ours.forEach(webhooks::remove);
    }

    @Test
    void tellsOfAMergeAndOfItsUndoing() {
        var hook = hook(url());
        var merge = merge();
        drain();
        merges.undo(merge.id());
        drain();

        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).body())
                .contains("\"type\":\"customer.merged\"")
                .contains("\"customerId\":\"" + merge.survivorId() + "\"")
                .contains("\"mergedId\":\"" + merge.loserId() + "\"");
        assertThat(heard.get(1).body())
                .contains("\"type\":\"customer.unmerged\"")
                .contains("\"restoredId\":\"" + merge.loserId() + "\"");
        assertThat(states(hook)).containsExactly(DeliveryState.DELIVERED, DeliveryState.DELIVERED);
    }

    @Test
    void tellsOfAnErasureButNotOfARehearsal() {
        var customer = customer();
        var hook = webhooks.add(new WebhookDraft("ours", url(), Set.of(WebhookEvent.CUSTOMER_ERASED), true))
                .id();
        ours.add(hook);
        erasures.rehearse(customer);
        drain();
        assertThat(heard).isEmpty();

        var receipt = erasures.erase(customer, "test");
        drain();
        assertThat(heard.get(0).body())
                .contains("\"type\":\"customer.erased\"", "\"erasureId\":\"" + receipt.id() + "\"");
    }

    @Test
    void signsSoThatTheReceiverCanCheck() throws Exception {
        var added = webhooks.add(new WebhookDraft("ours", url(), Set.of(WebhookEvent.CUSTOMER_MERGED), true));
        ours.add(added.id());
        telling.test(added.id());
        drain();

        var letter = heard.get(0);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(added.secret().substring("whsec_".length())), "HmacSHA256"));
        var signed = letter.id() + "." + letter.timestamp() + "." + letter.body();
        assertThat(letter.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void triesAgainUnderTheSameIdAndGivesUpAtLast() {
        var hook = hook(url());
        answer = 500;
        telling.test(hook);
        for (int attempt = 0; attempt < 20; attempt++) {
            drain();
            hurry(hook);
        }

        assertThat(heard).hasSize(14);
        assertThat(heard.stream().map(Heard::id).distinct()).hasSize(1);
        assertThat(states(hook)).containsExactly(DeliveryState.DEAD);
        answer = 200;
        deliveries.sendAgain(hook, page(hook).get(0).id());
        drain();
        assertThat(states(hook)).containsExactly(DeliveryState.DELIVERED);
        assertThat(webhooks.get(hook).failures()).isZero();
    }

    @Test
    void leavesAFailingServerAloneForAWhile() {
        var hook = hook(url());
        answer = 503;
        telling.test(hook);
        drain();
        answer = 200;
        telling.test(hook);
        drain();

        assertThat(heard).hasSize(1);
        assertThat(webhooks.get(hook).restUntil()).isNotNull();
    }

    @Test
    void stopsTellingWhoeverIsGone() {
        var hook = hook(url());
        answer = 410;
        telling.test(hook);
        drain();

        assertThat(webhooks.get(hook).active()).isFalse();
        assertThat(states(hook)).containsExactly(DeliveryState.DEAD);
    }

    @Test
    void doesNotReachIntoTheOwnNetwork() {
        hosts.allow(List.of());
        var hook = hook(url());
        telling.test(hook);
        drain();

        assertThat(heard).isEmpty();
        assertThat(page(hook).get(0).detail()).contains("own network");
    }

    @Test
    void keepsWhatWouldHaveGoneBeforeTheShopIsLive() {
        var hook = hook(url());
        live.switchLive(false);
        merge();
        drain();

        assertThat(heard).isEmpty();
        assertThat(states(hook)).containsExactly(DeliveryState.HELD);
        deliveries.sendAgain(hook, page(hook).get(0).id());
        drain();
        assertThat(heard).hasSize(1);
    }

    @Test
    void takesOverWhatADeadNodeHadInItsHands() {
        var hook = hook(url());
        telling.test(hook);
        var lost = deliveries.claim().get(0);
        assertThat(deliveries.claim()).isEmpty();
        hurry(hook);
        drain();
        deliveries.failed(lost, 500, "came back from the dead", java.time.Duration.ZERO);

        assertThat(heard).hasSize(1);
        assertThat(states(hook)).containsExactly(DeliveryState.DELIVERED);
    }

    @Test
    void refusesWhatCannotBeAskedOrTold() {
        assertThatThrownBy(() -> webhooks.add(new WebhookDraft(" ", "ftp://x", Set.of(), true)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/name", "/url", "/events"));
        var hook = hook(url());
        assertThatThrownBy(() -> webhooks.change(hook, 7, draft(url()))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> deliveries.sendAgain(hook, -1)).isInstanceOf(NotFoundException.class);
    }

    private org.encorecrm.identity.MergeView merge() {
        return merges.merge(customer(), customer(), "by_hand");
    }

    private long customer() {
        var document = documents.read(Json.read("{\"email\": \"%s@example.com\"}".formatted(UUID.randomUUID())));
        return identities.upsert(document, true).id();
    }

    private long hook(String url) {
        var id = webhooks.add(draft(url)).id();
        ours.add(id);
        return id;
    }

    private static WebhookDraft draft(String url) {
        return new WebhookDraft(
                "ours", url, Set.of(WebhookEvent.CUSTOMER_MERGED, WebhookEvent.CUSTOMER_UNMERGED), true);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void drain() {
        while (messenger.deliverDue()) {
            // the worker's thread would do the same
        }
    }

    /** As if the waiting were over. */
    private void hurry(long hook) {
        jdbc.sql("update campaigns.webhook set rest_until = null where id = ?")
                .param(hook)
                .update();
        jdbc.sql("update campaigns.webhook_delivery set due_at = clock_timestamp() where webhook_id = ?")
                .param(hook)
                .update();
    }

    private List<DeliveryView> page(long hook) {
        return deliveries.of(hook, Paging.first(100)).items();
    }

    private List<DeliveryState> states(long hook) {
        return page(hook).stream().map(DeliveryView::state).toList();
    }
}
