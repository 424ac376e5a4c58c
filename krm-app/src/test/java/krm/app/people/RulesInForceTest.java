package krm.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.core.deadline.RuleBooks;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a node knows of the houses is what the log says, whichever node has said it (decision 15). */
class RulesInForceTest extends AtTheDoors {

    @Autowired
    private EventLog log;

    @Autowired
    private EventCodec codec;

    /** As a read model asks, before any command has come to this node. */
    @Test
    void a_node_that_has_just_started_understands_the_cases_that_others_have_stored() {
        var today = today();
        var shipped = RuleBooks.SHIPPED.reactionsOn(today).reference();
        var known = new RulesInForce(log, codec).knowing("WF", shipped, null);
        assertThat(known.land()).isEqualTo("NI");
        assertThat(known.calendar((String) null).version()).contains("NI");
    }
}
