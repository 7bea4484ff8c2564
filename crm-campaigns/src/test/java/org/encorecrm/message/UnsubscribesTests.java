package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.template.RenderedLetter;
import org.encorecrm.template.TemplateClass;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@MailTest
class UnsubscribesTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    Unsubscribes unsubscribes;

    @Autowired
    MessageQueue queue;

    @Autowired
    Postman postman;

    @Autowired
    Gate gate;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    BusinessClock clock;

    @Test
    void endsAdvertisingAtOnceButNotService() {
        var anna = desk.subscriber("anna");
        var first = desk.advertise(anna);
        desk.sendAll();

        unsubscribes.unsubscribe(first);
        var advertising = desk.advertise(anna);
        var service = desk.serve(anna);
        desk.sendAll();

        assertThat(desk.reason(advertising)).isEqualTo("unsubscribed");
        assertThat(desk.state(service)).isEqualTo("sent");
        assertThat(granted(anna)).isFalse();
    }

    @Test
    void isNotLiftedByTheShopsWord() {
        var anna = desk.subscriber("anna");
        unsubscribes.unsubscribe(sent(anna));

        desk.consent(anna, true);
        var message = desk.advertise(anna);
        desk.sendAll();

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
    }

    @Test
    void isLiftedByTheReader() {
        var anna = desk.subscriber("anna");
        var message = sent(anna);
        unsubscribes.unsubscribe(message);
        unsubscribes.unsubscribe(message);

        unsubscribes.resubscribe(message);

        assertThat(granted(anna)).isTrue();
        assertThat(desk.state(sent(anna))).isEqualTo("sent");
    }

    @Test
    void holdsForTheAddressWhoeverItBelongsTo() {
        var anna = desk.subscriber("anna");
        unsubscribes.unsubscribe(sent(anna));
        var boris = desk.person("boris");
        desk.jdbc()
                .sql("update core.customer set email = null where id = :anna")
                .param("anna", anna.id())
                .update();
        desk.jdbc()
                .sql("update core.customer set email = :email where id = :boris")
                .param("email", anna.email())
                .param("boris", boris.id())
                .update();
        var heir = new Post.Person(boris.id(), anna.email());
        desk.consent(heir, true);

        var message = desk.advertise(heir);
        desk.sendAll();

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
    }

    @Test
    void stopsALetterThatWasClaimedAndRendered() {
        var anna = desk.subscriber("anna");
        var earlier = sent(anna);
        var message = desk.advertise(anna);
        var claim = claim(message);

        unsubscribes.unsubscribe(earlier);
        postman.carry(claim);

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
        assertThat(server.takenFor(anna.email())).hasSize(1);
    }

    @Test
    void makesALetterWaitForItsCommit() throws Exception {
        var anna = desk.subscriber("anna");
        var earlier = sent(anna);
        var message = desk.advertise(anna);
        var claim = claim(message);
        var carrying = new FutureTask<>(() -> postman.carry(claim), null);

        desk.transaction().executeWithoutResult(status -> {
            unsubscribes.unsubscribe(earlier);
            new Thread(carrying).start();
            assertThatThrownBy(() -> carrying.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });
        carrying.get(10, TimeUnit.SECONDS);

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
        assertThat(server.takenFor(anna.email())).hasSize(1);
    }

    @Test
    void waitsForALetterThatIsPassingTheGate() throws Exception {
        var anna = desk.subscriber("anna");
        var earlier = sent(anna);
        var claim = claim(desk.advertise(anna));
        var content = new RenderedLetter(TemplateClass.ADVERTISING, "s", "h", "t");
        var unsubscribing = new FutureTask<>(() -> unsubscribes.unsubscribe(earlier), null);

        desk.transaction().executeWithoutResult(status -> {
            assertThat(gate.ask(claim, new Letter(anna.email(), content, "u"), "<m@x>", clock.now()))
                    .isEqualTo(Gate.Verdict.PASS);
            new Thread(unsubscribing).start();
            assertThatThrownBy(() -> unsubscribing.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        });

        unsubscribing.get(10, TimeUnit.SECONDS);
        assertThat(granted(anna)).isFalse();
    }

    /** Letters and unsubscribes of the same people at the same time: nothing starts after the unsubscribe's commit. */
    @Test
    void letsNothingStartAfterItsCommit() throws Exception {
        var people = new ArrayList<Post.Person>();
        var earlier = new ArrayList<Long>();
        for (var i = 0; i < 40; i++) {
            var person = desk.subscriber("racer" + i);
            people.add(person);
            earlier.add(sent(person));
        }
        var racing = people.stream().map(desk::advertise).toList();
        var claims = queue.claim("racer", 1_000, clock.now());
        var threads = Executors.newFixedThreadPool(8);
        var start = new CountDownLatch(1);
        var afterCommit = new String[people.size()];
        for (var claim : claims) {
            threads.submit(() -> {
                start.await();
                Thread.sleep(ThreadLocalRandom.current().nextInt(20));
                postman.carry(claim);
                return null;
            });
        }
        for (var i = 0; i < people.size(); i++) {
            var which = i;
            threads.submit(() -> {
                start.await();
                Thread.sleep(ThreadLocalRandom.current().nextInt(20));
                unsubscribes.unsubscribe(earlier.get(which));
                afterCommit[which] = desk.state(racing.get(which));
                return null;
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        for (var i = 0; i < people.size(); i++) {
            var state = desk.state(racing.get(i));
            assertThat(state).isIn("sent", "suppressed");
            if (afterCommit[i].equals("claimed")) {
                assertThat(state)
                        .as("had not started when the unsubscribe was committed")
                        .isEqualTo("suppressed");
            }
        }
    }

    @Test
    void isUnitedByAMergeAndSurvivesItsUndoing() {
        var survivor = desk.subscriber("survivor");
        var loser = desk.subscriber("loser");
        unsubscribes.unsubscribe(sent(loser));
        var waiting = desk.advertise(loser);

        merge(7_001, survivor, loser);
        desk.sendAll();

        assertThat(desk.column(waiting, "customer_id")).isEqualTo(String.valueOf(survivor.id()));
        assertThat(desk.reason(waiting)).isEqualTo("unsubscribed");
        assertThat(server.takenFor(survivor.email())).isEmpty();

        desk.transaction()
                .executeWithoutResult(
                        status -> events.publishEvent(new MergeUndone(7_001, survivor.id(), loser.id(), clock.now())));
        assertThat(desk.column(waiting, "customer_id")).isEqualTo(String.valueOf(loser.id()));
        var again = desk.advertise(loser);
        desk.sendAll();
        assertThat(desk.reason(again)).isEqualTo("unsubscribed");
    }

    @Test
    void rendersAnewWhenTheReaderWasMergedMeanwhile() {
        var survivor = desk.subscriber("survivor");
        var loser = desk.subscriber("loser");
        var message = desk.advertise(loser);
        var claim = claim(message);

        merge(7_002, survivor, loser);
        postman.carry(claim);
        assertThat(desk.state(message)).isEqualTo("queued");
        desk.sendAll();

        assertThat(server.takenFor(loser.email())).isEmpty();
        assertThat(server.takenFor(survivor.email())).hasSize(1);
    }

    private void merge(long id, Post.Person survivor, Post.Person loser) {
        desk.transaction()
                .executeWithoutResult(
                        status -> events.publishEvent(new CustomersMerged(id, survivor.id(), loser.id(), clock.now())));
    }

    private long sent(Post.Person person) {
        var message = desk.advertise(person);
        desk.sendAll();
        return message;
    }

    private Claimed claim(long message) {
        return queue.claim("mine", 1_000, clock.now()).stream()
                .filter(claim -> claim.id() == message)
                .findFirst()
                .orElseThrow();
    }

    private boolean granted(Post.Person person) {
        return desk.jdbc()
                .sql("select granted from core.consent where customer_id = :id and channel = 'email'")
                .param("id", person.id())
                .query(Boolean.class)
                .single();
    }
}
