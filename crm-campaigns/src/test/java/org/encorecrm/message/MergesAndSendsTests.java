package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Survivors;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.template.TemplateClass;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters go while their readers are merged and parted: each goes once, to one of the person's addresses. */
@MailTest
class MergesAndSendsTests {

    private static final int PEOPLE = 8;
    private static final int LETTERS = 25;

    @Autowired
    Post.Desk desk;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    Merges merges;

    @Autowired
    JdbcClient jdbc;

    @Test
    void neitherLoseNorDoubleALetter() throws Exception {
        var seed = Long.getLong("encore.test.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var people = new ArrayList<Post.Person>();
        for (var i = 0; i < PEOPLE; i++) {
            people.add(desk.person("merged"));
        }
        var template = desk.template(TemplateClass.SERVICE);
        var letters = new ArrayList<Long>();
        var over = new AtomicBoolean();
        var sender = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                desk.sendAll();
            }
        });
        var done = new ArrayList<Long>();
        for (var i = 0; i < LETTERS; i++) {
            var reader = people.get(random.nextInt(PEOPLE));
            try {
                letters.add(desk.enqueue(
                        new Post.Person(Survivors.of(jdbc, reader.id()), reader.email()),
                        template,
                        UUID.randomUUID().toString()));
                mergeOrPart(people, done, random);
            } catch (ConflictException | NotFoundException | PessimisticLockingFailureException inTheWay) {
                // one person already, or the letter was just being sent: nothing has changed
            }
        }
        over.set(true);
        sender.get();
        // One whose reader was just being merged tries again later.
        for (var tries = 0; tries < 5; tries++) {
            letters.forEach(desk::waitNoLonger);
            desk.sendAll();
        }

        for (var letter : letters) {
            assertThat(desk.state(letter))
                    .as("letter %d, seed %d", letter, seed)
                    .isEqualTo("sent");
            var id = desk.column(letter, "message_id");
            assertThat(people.stream()
                            .flatMap(person -> server.takenFor(person.email()).stream())
                            .filter(taken -> id.equals(taken.header("Message-ID"))))
                    .as("letter %d, seed %d", letter, seed)
                    .hasSize(1);
        }
        assertThat(jdbc.sql("""
                                select count(*) from campaigns.message m join core.customer_alias a on a.alias_id = m.customer_id
                                 where m.id = any(?)
                                """)
                        .param(letters.toArray(Long[]::new))
                        .query(Long.class)
                        .single())
                .as("letters of records that are aliases, seed %d", seed)
                .isZero();
    }

    private void mergeOrPart(ArrayList<Post.Person> people, ArrayList<Long> done, SplittableRandom random) {
        if (random.nextInt(3) > 0 || done.isEmpty()) {
            var one = Survivors.of(jdbc, people.get(random.nextInt(PEOPLE)).id());
            var other = Survivors.of(jdbc, people.get(random.nextInt(PEOPLE)).id());
            if (one != other) {
                done.add(merges.merge(one, other, "by_hand").id());
            }
        } else {
            merges.undo(done.remove(random.nextInt(done.size())));
        }
    }
}
