package org.encorecrm.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that behaves as badly as the recipient's name says: {@code greylisted}, {@code nobody},
 * {@code policy}, {@code refused-data}, {@code busy-data}, {@code cut-before-dot}, {@code cut-after-dot}. It takes
 * everybody else's letters.
 */
public final class ScriptedMailServer implements AutoCloseable {

    public record Taken(String to, String raw) {

        public String header(String name) {
            var prefix = "\n" + name.toLowerCase(Locale.ROOT) + ":";
            var headers = ("\n" + raw.replaceAll("\n[ \t]+", " "));
            var at = headers.toLowerCase(Locale.ROOT).indexOf(prefix);
            return at < 0
                    ? null
                    : headers.substring(at + prefix.length(), headers.indexOf('\n', at + 1))
                            .strip();
        }
    }

    private final ServerSocket socket;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int connections;

    public ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections;
    }

    public List<Taken> takenFor(String to) {
        return taken.stream().filter(letter -> letter.to().equals(to)).toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                connections++;
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 scripted ESMTP");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (command) {
                    case "EHLO" -> say(client, "250-scripted\r\n250 ENHANCEDSTATUSCODES");
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(client, answerToRecipient(to));
                    }
                    case "DATA" -> {
                        say(client, "354 go on");
                        if (!data(client, in, to)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The client has left.
        }
    }

    private static String answerToRecipient(String to) {
        if (to.startsWith("greylisted")) {
            return "451 4.7.1 greylisted, come back later";
        }
        if (to.startsWith("nobody")) {
            return "550 5.1.1 user unknown";
        }
        return to.startsWith("policy") ? "550 5.7.1 we do not like you" : "250 ok";
    }

    /** Answers whether the connection goes on. */
    private boolean data(Socket client, BufferedReader in, String to) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (to.startsWith("cut-before-dot")) {
                client.setSoLinger(true, 0);
                return false;
            }
            lines.add(line);
        }
        if (to.startsWith("refused-data")) {
            say(client, "554 5.6.0 spam");
        } else if (to.startsWith("busy-data")) {
            say(client, "452 4.3.1 disk full");
        } else {
            taken.add(new Taken(to, String.join("\n", lines)));
            if (to.startsWith("cut-after-dot")) {
                return false;
            }
            say(client, "250 2.0.0 queued as 42");
        }
        return true;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
