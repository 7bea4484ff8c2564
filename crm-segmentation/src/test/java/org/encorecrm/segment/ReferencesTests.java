package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.CriteriaReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReferencesTests {

    private final JsonMapper json = JsonMapper.shared();

    private final References references = new References(List.of(
            segment(1, "quiet", "{'field': 'orders.lastAt', 'op': 'olderThan', 'value': 'P45D'}"),
            segment(2, "best", "{'field': 'rfm.r', 'op': 'eq', 'value': 5}"),
            segment(3, "lookers", "{'event': 'product_viewed', 'within': 'P7D'}"),
            segment(4, "suits", "{'purchase': [], 'within': 'P60D'}"),
            segment(5, "habit", "{'field': 'binary.weight', 'op': 'gte', 'value': 3}"),
            segment(6, "moscow", "{'field': 'customer.address.city', 'op': 'eq', 'value': 'Moscow'}"),
            segment(7, "warm", "{'any': [{'segment': 'lookers'}, {'field': 'rfm.f', 'op': 'gte', 'value': 4}]}"),
            segment(8, "warmest", "{'segment': 'warm'}")));

    @Test
    void timeAsksWhomWhatTurnedCanMove() {
        assertThat(asked(ChangeKind.MOMENT)).containsExactly("quiet");
        assertThat(asked(ChangeKind.FIGURE)).containsExactly("best", "warm", "warmest");
        assertThat(asked(ChangeKind.PURCHASE_LEFT)).containsExactly("suits");
        assertThat(asked(ChangeKind.PERIOD)).containsExactly("habit");
    }

    @Test
    void asksThoseThatReferToTheOnesAskedAfterThem() {
        assertThat(asked(ChangeKind.EVENT_LEFT)).containsExactly("lookers", "warm", "warmest");
    }

    @Test
    void timeAsAWholeAsksEverySegmentItCanMove() {
        assertThat(asked(ChangeKind.TIME))
                .containsExactlyInAnyOrder("quiet", "best", "lookers", "suits", "habit", "warm", "warmest");
    }

    private List<String> asked(ChangeKind kind) {
        return references.affectedBy(kind.bit()).stream()
                .flatMap(List::stream)
                .map(Definition::key)
                .toList();
    }

    private Definition segment(long id, String key, String criteria) {
        return new Definition(id, key, CriteriaReader.read(json.readTree(criteria.replace('\'', '"')), ""));
    }
}
