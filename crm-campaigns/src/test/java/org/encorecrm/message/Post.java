package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of sending do: people, letters, the queue at work, and what became of it. */
@TestConfiguration(proxyBeanMethods = false)
class Post {

    @Bean
    ScriptedMailServer scriptedMailServer() {
        return new ScriptedMailServer();
    }

    @Bean
    JavaMailSenderImpl mailSender(ScriptedMailServer server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return sender;
    }

    @Bean
    Desk postDesk(
            JdbcClient jdbc,
            Messages messages,
            Templates templates,
            TransactionTemplate transaction,
            BusinessClock clock,
            GoLive live,
            Settings settings,
            Dispatch dispatch) {
        settings.put("shop.sender", "Shop <shop@shop.example>");
        live.switchLive(true);
        return new Desk(jdbc, messages, templates, transaction, clock, dispatch);
    }

    record Desk(
            JdbcClient jdbc,
            Messages messages,
            Templates templates,
            TransactionTemplate transaction,
            BusinessClock clock,
            Dispatch dispatch) {

        /** Somebody with an address of their own that begins with these words. */
        Person person(String begin) {
            return personAt(begin, "example.com");
        }

        Person personAt(String begin, String domain) {
            var email = begin + "." + UUID.randomUUID() + "@" + domain;
            var id = jdbc.sql("""
                            with person as (
                                insert into core.customer (first_name, email, created_at, updated_at)
                                values ('Anna', :email, now(), now()) returning id)
                            insert into core.identifier (kind, value, customer_id, created_at)
                            select 'email', :email, id, now() from person returning customer_id
                            """).param("email", email).query(Long.class).single();
            return new Person(id, email);
        }

        Person subscriber(String begin) {
            var person = person(begin);
            consent(person, true);
            return person;
        }

        /** Somebody whose domain was looked up: what the name servers said, and whether it is disposable. */
        Person subscriberAt(String state, boolean disposable) {
            var domain = UUID.randomUUID() + ".org";
            jdbc.sql("insert into core.mail_domain (domain, state, disposable) values (:domain, :state, :disposable)")
                    .param("domain", domain)
                    .param("state", state)
                    .param("disposable", disposable)
                    .update();
            var person = personAt("anna", domain);
            consent(person, true);
            return person;
        }

        void consent(Person person, boolean granted) {
            jdbc.sql("""
                            insert into core.consent (customer_id, channel, purpose, address, granted, at)
                            values (:customer, 'email', 'marketing', :address, :granted, :at)
                                on conflict (customer_id, channel, purpose, address)
                                do update set granted = excluded.granted, at = excluded.at
                            """)
                    .param("customer", person.id())
                    .param("address", person.email())
                    .param("granted", granted)
                    .param("at", Timestamp.from(clock.now()))
                    .update();
        }

        String template(TemplateClass kind) {
            var key = "t-" + UUID.randomUUID();
            templates.save(new TemplateDraft(
                    key,
                    "n",
                    kind,
                    "Hello {{ customer.firstName }}",
                    null,
                    "<p>{{ greeting }} <a href=\"https://shop.example/p?a=1&amp;b=2\">shop</a></p>",
                    null,
                    null));
            return key;
        }

        long advertise(Person person) {
            return enqueue(
                    person,
                    template(TemplateClass.ADVERTISING),
                    UUID.randomUUID().toString());
        }

        long serve(Person person) {
            return enqueue(
                    person, template(TemplateClass.SERVICE), UUID.randomUUID().toString());
        }

        long enqueue(Person person, String template, String dedupKey) {
            return transaction.execute(status -> messages.enqueue(new OutgoingMessage(
                    person.id(), Messages.EMAIL, template, "welcome", null, dedupKey, Map.of(), clock.now())));
        }

        void sendAll() {
            while (dispatch.sendDue()) {
                // until nothing is due
            }
        }

        String state(long message) {
            return column(message, "state");
        }

        String reason(long message) {
            return column(message, "reason");
        }

        String column(long message, String name) {
            return jdbc.sql("select (" + name + ")::text from campaigns.message where id = :id")
                    .param("id", message)
                    .query(String.class)
                    .optional()
                    .orElse(null);
        }

        void expireLease(long message) {
            jdbc.sql("update campaigns.message set lease_until = clock_timestamp() - interval '1 s' where id = :id")
                    .param("id", message)
                    .update();
        }

        void waitNoLonger(long message) {
            jdbc.sql("update campaigns.message set retry_at = null where id = :id")
                    .param("id", message)
                    .update();
        }

        void startedAgo(long message, Duration ago) {
            jdbc.sql("update campaigns.message set started_at = :at where id = :id")
                    .param("id", message)
                    .param("at", Timestamp.from(clock.now().minus(ago)))
                    .update();
        }
    }

    record Person(long id, String email) {}
}
