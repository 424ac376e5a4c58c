package krm.core.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The catalogue of causes (Anlass) that every house starts with. */
class TopicsTest {

    @Test
    @DisplayName("S1.40 S1.41 S1.42 benefits, their processing time, their amount, the offsetting of income")
    void the_causes_that_a_government_named_are_in_the_catalogue() {
        assertThat(List.of("BENEFIT", "BENEFIT_PROCESSING_TIME", "BENEFIT_AMOUNT", "BENEFIT_INCOME"))
                .allMatch(Topics::exists);
    }
}
