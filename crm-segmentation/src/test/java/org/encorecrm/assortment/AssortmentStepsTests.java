package org.encorecrm.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.UUID;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class AssortmentStepsTests {

    @Autowired
    AssortmentSteps steps;

    @Autowired
    JdbcClient jdbc;

    private final String root = "R-" + UUID.randomUUID();

    @Test
    void goesUpTheTreeToTheNearestStep() {
        group(root, 12);
        group(root + "/Robots", null);
        steps.type(root, null);

        assertThat(steps.stepOf(root + "/Robots/Never bought")).isEqualTo(new Step(12, root, false));
        assertThat(steps.stepOf(root + "-2").of()).isEmpty();
        assertThat(steps.stepOf("")).isEqualTo(steps.stepOf("Nothing like it"));
    }

    @Test
    void whatAPersonTypedHoldsUntilItIsTakenBack() {
        group(root, 12);
        group(root + "/Robots", 7);

        steps.type(root, 90);
        assertThat(steps.stepOf(root)).isEqualTo(new Step(90, root, true));
        assertThat(steps.stepOf(root + "/Robots")).isEqualTo(new Step(7, root + "/Robots", false));

        steps.type(root, null);
        assertThat(steps.stepOf(root)).isEqualTo(new Step(12, root, false));
    }

    @Test
    void refusesWhatIsNoStep() {
        group(root, 12);

        assertThatThrownBy(() -> steps.type(root, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> steps.type(root, 3651)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> steps.type(root + "/Never bought", 5)).isInstanceOf(NotFoundException.class);
    }

    private void group(String category, Integer own) {
        jdbc.sql("""
                        insert into segmentation.assortment_step (category, own_step, step, step_of)
                        values (:category, :own, 1, :category)
                        """).param("category", category).param("own", own).update();
    }

    @AfterEach
    void takeTheGroupsAway() {
        jdbc.sql("delete from segmentation.assortment_step where starts_with(category, :root)")
                .param("root", root)
                .update();
    }
}
