package krm.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

class FailingProjectionTest extends AtTheDoors {

    @Test
    void an_event_that_cannot_be_projected_is_tried_again_and_never_skipped() throws Exception {
        officer().patient().get("/api/complaints").expect(200);
        db.sql("alter table read_side.case_list rename to away").update();
        String id;
        try {
            id = received(Form.letter());
            TimeUnit.SECONDS.sleep(2);
        } finally {
            db.sql("alter table read_side.away rename to case_list").update();
        }
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!listed().contains(id) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(listed()).contains(id);
    }

    private List<String> listed() {
        return officer().get("/api/complaints?size=200").expect(200).each("/items", "/id");
    }
}
