package org.encorecrm.criteria;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.Criterion.AllOf;
import org.encorecrm.criteria.Criterion.AnyOf;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Group;
import org.encorecrm.criteria.Criterion.Happened;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.criteria.Criterion.MessageWas;

/** What a criterion's answer depends on. */
public final class Dependencies {

    private Dependencies() {}

    /** The kinds of change that may change the answer by themselves, as bits. */
    public static int kinds(Criterion criterion) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        leaves(criterion).forEach(leaf -> kinds.addAll(kindsOfLeaf(leaf)));
        if (!Collections.disjoint(kinds, ChangeKind.OF_TIME)) {
            kinds.add(ChangeKind.TIME);
        }
        return ChangeKind.bits(kinds);
    }

    private static Set<ChangeKind> kindsOfLeaf(Criterion leaf) {
        if (leaf instanceof FieldIs is) {
            var kinds = EnumSet.copyOf(is.condition().field().kinds());
            if (is.condition().field().flipRule().movesWithTime(is.condition())) {
                kinds.add(flipKind(leaf));
            }
            return kinds;
        }
        if (leaf instanceof Happened) {
            return EnumSet.of(ChangeKind.ACTIVITY, flipKind(leaf));
        }
        if (leaf instanceof MessageWas) {
            return EnumSet.of(ChangeKind.MESSAGES, flipKind(leaf));
        }
        return leaf instanceof Bought ? EnumSet.of(ChangeKind.ORDERS, flipKind(leaf)) : EnumSet.of(ChangeKind.SEGMENTS);
    }

    /** What is said to change about whoever's answer to this leaf flips by time. */
    private static ChangeKind flipKind(Criterion leaf) {
        if (leaf instanceof FieldIs is) {
            return is.condition().field().flipRule().kind();
        }
        if (leaf instanceof Bought) {
            return ChangeKind.PURCHASE_LEFT;
        }
        return leaf instanceof Happened ? ChangeKind.EVENT_LEFT : ChangeKind.MESSAGE_LEFT;
    }

    /** The keys of the segments it refers to. */
    public static Set<String> segments(Criterion criterion) {
        return leaves(criterion)
                .filter(InSegment.class::isInstance)
                .map(leaf -> ((InSegment) leaf).key())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The fields of the shop's own it asks about. */
    public static Set<OwnField> ownFields(Criterion criterion) {
        var own = new LinkedHashSet<OwnField>();
        leaves(criterion).forEach(leaf -> {
            if (leaf instanceof FieldIs is) {
                OwnFields.named(is.condition().field().key()).ifPresent(own::add);
            } else if (leaf instanceof Bought bought) {
                bought.where()
                        .forEach(each -> OwnFields.named(each.field().key()).ifPresent(own::add));
            }
        });
        return own;
    }

    /** Where in the document each segment is referred to first, by its key. */
    public static Map<String, String> segmentPointers(Criterion criterion, String pointer) {
        var pointers = new LinkedHashMap<String, String>();
        point(criterion, pointer, pointers);
        return pointers;
    }

    private static void point(Criterion criterion, String pointer, Map<String, String> pointers) {
        if (criterion instanceof Group group) {
            var kind = group instanceof AllOf ? "all" : group instanceof AnyOf ? "any" : "none";
            for (var i = 0; i < group.parts().size(); i++) {
                point(group.parts().get(i), pointer + "/" + kind + "/" + i, pointers);
            }
        } else if (criterion instanceof InSegment in) {
            pointers.putIfAbsent(in.key(), pointer + "/segment");
        }
    }

    /** The customers whose answer may flip by time alone during the tick. */
    public static List<Flip> flips(Criterion criterion, Tick tick) {
        var asking = new Asking(tick.to(), tick.zone(), Among.everybody(), tick.abandonedAfter());
        return leaves(criterion)
                .flatMap(leaf -> flips(leaf, asking, tick).stream().map(who -> new Flip(who, flipKind(leaf))))
                .toList();
    }

    private static List<Sql> flips(Criterion leaf, Asking asking, Tick tick) {
        if (leaf instanceof FieldIs is) {
            return is.condition().field().flipRule().flips(is.condition(), tick);
        }
        return Facts.of(leaf, asking).map(facts -> facts.flips(tick)).orElse(List.of());
    }

    public static Stream<Criterion> leaves(Criterion criterion) {
        return criterion instanceof Group group
                ? group.parts().stream().flatMap(Dependencies::leaves)
                : Stream.of(criterion);
    }
}
