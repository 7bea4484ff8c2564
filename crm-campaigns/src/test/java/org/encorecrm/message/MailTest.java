package org.encorecrm.message;

import encore.testing.EncoreTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of sending, with a mail server that behaves as the recipient's name says. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EncoreTest
@Import(Post.class)
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "encore.messages.attempts=3"})
@interface MailTest {}
