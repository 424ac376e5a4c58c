package krm.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** Who has gone away is answered nothing, and nobody else is forgotten over it. */
class GoneAwayTest {

    private static final SocketException BROKEN = new SocketException("Broken pipe");

    @Test
    void whoever_has_gone_away_is_answered_nothing() {
        assertThat(resolved(new ClientAbortException(BROKEN)))
                .isNotNull()
                .extracting(ModelAndView::isEmpty)
                .isEqualTo(true);
    }

    @Test
    void a_connection_of_the_database_that_breaks_is_told() {
        assertThat(resolved(new DataAccessResourceFailureException("away", BROKEN)))
                .isNull();
        assertThat(resolved(new IOException(BROKEN))).isNull();
    }

    private static ModelAndView resolved(Exception failure) {
        return new GoneAway()
                .resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null, failure);
    }
}
