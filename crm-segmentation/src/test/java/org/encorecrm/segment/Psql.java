package org.encorecrm.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs scripts of psql where there is none: variables, {@code \set}, {@code \ir} and {@code \gexec}, and no more. */
final class Psql {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(?:'(\\w+)'|(\\w+))");
    private static final Pattern PIECE = Pattern.compile("'((?:[^'\\\\]|\\\\.|'')*)'|(\\S+)");

    private final Connection connection;
    private final Map<String, String> variables = new HashMap<>();

    Psql(Connection connection) {
        this.connection = connection;
    }

    Psql with(String name, Object value) {
        variables.put(name, value.toString());
        return this;
    }

    void run(Path script) throws IOException, SQLException {
        var statement = new StringBuilder();
        for (var line : Files.readAllLines(script)) {
            var code = line.strip();
            if (statement.isEmpty() && code.startsWith("\\")) {
                obey(code, script);
            } else if (!code.startsWith("--") && !code.isEmpty()) {
                statement.append(line).append('\n');
                if (code.endsWith(";") || code.endsWith("\\gexec")) {
                    execute(statement.toString());
                    statement.setLength(0);
                }
            }
        }
    }

    private void obey(String command, Path script) throws IOException, SQLException {
        var words = command.split("\\s+", 3);
        switch (words[0]) {
            case "\\ir" -> run(script.resolveSibling(words[1]));
            case "\\set" -> variables.put(words[1], value(words.length > 2 ? words[2] : ""));
            default -> throw new IllegalArgumentException(script + " says " + command);
        }
    }

    private String value(String text) {
        var value = new StringBuilder();
        var pieces = PIECE.matcher(text);
        while (pieces.find()) {
            var quoted = pieces.group(1);
            value.append(
                    quoted == null
                            ? filled(pieces.group(2))
                            : quoted.replace("\\'", "'").replace("''", "'"));
        }
        return value.toString();
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var quoted = found.group(1) != null;
            var value = variables.get(quoted ? found.group(1) : found.group(2));
            return Matcher.quoteReplacement(
                    value == null ? found.group() : quoted ? "'" + value.replace("'", "''") + "'" : value);
        });
    }

    private void execute(String text) throws SQLException {
        var made = filled(text.replace("\\gexec", "")).strip();
        if (!text.contains("\\gexec")) {
            perform(made);
            return;
        }
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(made)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        for (var each : found) {
            perform(each);
        }
    }

    private void perform(String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
