package krm.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import krm.core.house.Topics.Topic;
import krm.core.privacy.Labels;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The catalogue of causes (Anlass) that every house starts with, and what becomes of it. */
class TopicsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    @Test
    @DisplayName("S1.40 S1.41 S1.42 benefits, their processing time, their amount, the offsetting of income")
    void the_causes_that_a_government_named_are_in_the_catalogue() {
        assertThat(List.of("BENEFIT", "BENEFIT_PROCESSING_TIME", "BENEFIT_AMOUNT", "BENEFIT_INCOME"))
                .allMatch(code -> Topics.SHIPPED.fits(code, DAY));
        assertThat(Topics.SHIPPED.all())
                .filteredOn(topic -> "BENEFIT".equals(topic.parent()))
                .hasSize(4);
        assertThat(Topics.SHIPPED.all()).hasSize(11).extracting(Topic::name).contains("Höhe der Leistung");
    }

    @Test
    @DisplayName("S1.22 rule 15: no shipped topic classifies persons")
    void no_label_classifies_persons() {
        assertThat(Topics.SHIPPED.labels()).noneMatch(Labels::classifiesPersons);
    }

    @Test
    void a_retired_topic_stays_right_for_what_was_received_before() {
        var topics = Topics.SHIPPED.with(Topics.SHIPPED.get("PREMISES").retired(DAY));
        assertThat(topics.fits("PREMISES", DAY.minusDays(1))).isTrue();
        assertThat(topics.fits("PREMISES", DAY)).isFalse();
        assertThat(topics.fits("NEVER_HEARD_OF", DAY)).isFalse();
        assertThat(topics.all()).hasSize(11);
    }
}
