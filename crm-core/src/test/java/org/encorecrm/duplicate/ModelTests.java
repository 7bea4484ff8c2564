package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ModelTests {

    @Test
    void isReadAsItWasKeptUnlessAnOlderReleaseLearnedIt() {
        var kept = (ObjectNode) Json.MAPPER.valueToTree(Model.untaught(1_000).kept());

        var read = Json.MAPPER.treeToValue(kept, Model.Kept.class).model();
        assertThat(read)
                .hasValueSatisfying(model -> assertThat((Object) Json.MAPPER.valueToTree(model.kept()))
                        .isEqualTo(kept));

        kept.remove("mGiven");
        assertThat(Json.MAPPER.treeToValue(kept, Model.Kept.class).model()).isEmpty();
    }
}
