package org.encorecrm.template;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import liqp.Template;
import liqp.TemplateParser;

/** One Liquid text, parsed once. */
final class CompiledText {

    private static final int LARGEST_TEMPLATE = 300_000;
    private static final int LARGEST_RESULT = 1_000_000;
    private static final int MOST_ITERATIONS = 10_000;
    private static final long LONGEST_MILLIS = 5_000;

    private static final ExecutorService RENDERERS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "letter-renderer");
        thread.setDaemon(true);
        return thread;
    });

    private static final TemplateParser PARSER = new TemplateParser.Builder()
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            // Left to itself, liqp reads local files on {% include %}.
            .withNameResolver(name -> {
                throw new UnsupportedOperationException("include is not available in letters: " + name);
            })
            .withShowExceptionsFromInclude(true)
            .withMaxTemplateSizeBytes(LARGEST_TEMPLATE)
            .withMaxSizeRenderedString(LARGEST_RESULT)
            .withMaxIterations(MOST_ITERATIONS)
            .withMaxRenderTimeMillis(LONGEST_MILLIS)
            .withFilter(new MoneyFilter())
            .withFilter(new DayFilter())
            .withFilter(new PluralFilter())
            .withFilter(new AlreadyEscapedFilter("escape"))
            .withFilter(new AlreadyEscapedFilter("escape_once"))
            .withFilter(new AlreadyEscapedFilter("h"))
            .build();

    private final Template template;
    private final Set<String> surveys;

    CompiledText(String text) {
        template = PARSER.parse(text);
        surveys = SurveyVariables.namedIn(text);
    }

    Set<String> surveys() {
        return surveys;
    }

    Set<String> unknownVariables() {
        return UnknownVariables.in(template.getParseTree());
    }

    Set<String> unknownFilters() {
        return UnknownVariables.filtersIn(template.getParseTree()).stream()
                .filter(name -> !PARSER.filters.getMap().containsKey(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean includes() {
        return UnknownVariables.includesIn(template.getParseTree());
    }

    /**
     * One reader at a time: liqp keeps the variables of the letter being rendered in the template itself, and two
     * threads would write one reader's name into the other's letter.
     */
    synchronized String render(Map<String, Object> variables) {
        try {
            return template.render(variables, RENDERERS, false);
        } catch (RuntimeException failure) {
            var reason = rootMessage(failure);
            throw new UnrenderableLetter(reason, failure, reason.contains("max amount of time"));
        }
    }

    static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
