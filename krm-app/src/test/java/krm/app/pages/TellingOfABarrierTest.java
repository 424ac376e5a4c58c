package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.ui.ExtendedModelMap;

/** Whom to tell of a barrier, and who helps if that does not, is the operator's to say (§ 12b BGG). */
class TellingOfABarrierTest {

    @Test
    void the_operator_names_both() {
        var said = page(Map.of(
                "krm.accessibility.contact",
                "barrierefrei@jobcenter.example",
                "krm.accessibility.enforcement",
                "Landesbeauftragte"));
        assertThat(said)
                .containsEntry("contact", "barrierefrei@jobcenter.example")
                .containsEntry("enforcement", "Landesbeauftragte");
    }

    @Test
    void what_nobody_has_said_is_not_invented() {
        assertThat(page(Map.of())).containsEntry("contact", null).containsEntry("enforcement", null);
    }

    private static Map<String, Object> page(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        var model = new ExtendedModelMap();
        new AccessibilityPage(environment).page(model);
        return model;
    }
}
