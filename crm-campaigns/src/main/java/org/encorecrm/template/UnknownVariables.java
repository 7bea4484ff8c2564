package org.encorecrm.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;
import liquid.parser.v4.LiquidParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/** Walks a parsed template and names the variables that are not on the closed list. */
final class UnknownVariables extends LiquidParserBaseVisitor<@Nullable Void> {

    private static final Shape ANYTHING = new Shape.Open();
    private static final Shape FORLOOP =
            Shape.values("first", "last", "index", "index0", "rindex", "rindex0", "length", "name");

    private boolean includes;
    private final Set<String> filters = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Deque<Map<String, Shape>> scopes = new ArrayDeque<>();

    static Set<String> in(ParseTree template) {
        return walk(template).unknown;
    }

    static Set<String> filtersIn(ParseTree template) {
        return walk(template).filters;
    }

    static boolean includesIn(ParseTree template) {
        return walk(template).includes;
    }

    private static UnknownVariables walk(ParseTree template) {
        var found = new UnknownVariables();
        found.scopes.push(new HashMap<>(Variables.ALL.fields()));
        found.visit(template);
        return found;
    }

    @Override
    public @Nullable Void visitInclude_tag(LiquidParser.Include_tagContext include) {
        includes = true;
        return null;
    }

    @Override
    public @Nullable Void visitFilter(LiquidParser.FilterContext filter) {
        filters.add(filter.Id().getText());
        return visitChildren(filter);
    }

    @Override
    public @Nullable Void visitFor_array(LiquidParser.For_arrayContext loop) {
        var items = resolve(loop.lookup());
        loop.for_attribute().forEach(this::visit);
        return inScope(
                Map.of(loop.id().getText(), elementOf(items), "forloop", FORLOOP), () -> visit(loop.for_block()));
    }

    @Override
    public @Nullable Void visitFor_range(LiquidParser.For_rangeContext loop) {
        loop.expr().forEach(this::visit);
        return inScope(Map.of(loop.id().getText(), new Shape.Value(), "forloop", FORLOOP), () -> visit(loop.block()));
    }

    @Override
    public @Nullable Void visitTable_tag(LiquidParser.Table_tagContext table) {
        var items = resolve(table.lookup());
        return inScope(
                Map.of(table.id().getText(), elementOf(items), "tablerowloop", ANYTHING), () -> visit(table.block()));
    }

    @Override
    public @Nullable Void visitAssignment(LiquidParser.AssignmentContext assignment) {
        visitChildren(assignment);
        declare(assignment.id().getText());
        return null;
    }

    @Override
    public @Nullable Void visitCapture_tag_Id(LiquidParser.Capture_tag_IdContext capture) {
        visit(capture.block());
        declare(capture.id().getText());
        return null;
    }

    @Override
    public @Nullable Void visitCapture_tag_Str(LiquidParser.Capture_tag_StrContext capture) {
        visit(capture.block());
        declare(unquoted(capture.Str().getText()));
        return null;
    }

    @Override
    public @Nullable Void visitSimple_tag(LiquidParser.Simple_tagContext tag) {
        if (tag.other_tag_parameters() != null) {
            declare(tag.other_tag_parameters().getText().strip());
        }
        return null;
    }

    @Override
    public @Nullable Void visitLookup_id_indexes(LiquidParser.Lookup_id_indexesContext lookup) {
        resolve(lookup);
        return null;
    }

    @Override
    public @Nullable Void visitLookup_Str(LiquidParser.Lookup_StrContext lookup) {
        unknown.add(lookup.getText());
        return null;
    }

    @Override
    public @Nullable Void visitLookup_Id(LiquidParser.Lookup_IdContext lookup) {
        unknown.add(lookup.getText());
        return null;
    }

    private Shape resolve(LiquidParser.LookupContext context) {
        if (!(context instanceof LiquidParser.Lookup_id_indexesContext lookup)) {
            visit(context);
            return ANYTHING;
        }
        var shape = inScopes(lookup.id().getText());
        for (var index : lookup.index()) {
            if (index.id2() == null) {
                visit(index.expr());
            }
            shape = shape == null ? null : step(shape, index);
        }
        if (shape == null) {
            unknown.add(lookup.getText());
            return ANYTHING;
        }
        return shape;
    }

    private static @Nullable Shape step(Shape shape, LiquidParser.IndexContext index) {
        if (shape instanceof Shape.Open) {
            return shape;
        }
        if (shape instanceof Shape.Keyed keyed) {
            return keyed.of();
        }
        if (index.id2() == null) {
            return shape instanceof Shape.Items items ? items.of() : null;
        }
        var name = index.id2().getText();
        if (shape instanceof Shape.Fields known) {
            return known.fields().get(name);
        }
        return switch (name) {
            case "size" -> new Shape.Value();
            case "first", "last" -> shape instanceof Shape.Items items ? items.of() : null;
            default -> null;
        };
    }

    private static Shape elementOf(Shape shape) {
        return shape instanceof Shape.Items items ? items.of() : ANYTHING;
    }

    private @Nullable Shape inScopes(String name) {
        for (var scope : scopes) {
            var shape = scope.get(name);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    private void declare(String name) {
        scopes.getLast().put(name, ANYTHING);
    }

    private @Nullable Void inScope(Map<String, Shape> names, Runnable body) {
        scopes.push(names);
        body.run();
        scopes.pop();
        return null;
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1);
    }
}
