package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Group;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;

/** Refuses to ask about the past what only the present knows. */
public final class PastCheck {

    private PastCheck() {}

    public static void check(Criterion criterion, String pointer) {
        var violations = new ArrayList<Violation>();
        check(criterion, pointer, violations);
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static void check(Criterion criterion, String pointer, List<Violation> violations) {
        if (criterion instanceof Group group) {
            var kind = CriteriaWriter.write(group).propertyNames().iterator().next();
            for (var i = 0; i < group.parts().size(); i++) {
                check(group.parts().get(i), pointer + "/" + kind + "/" + i, violations);
            }
        } else if (criterion instanceof FieldIs is && is.condition().field().past() == Past.UNKNOWN) {
            violations.add(new Violation(pointer + "/field", "is not known for the past: leave asOf out"));
        }
    }
}
