package krm.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Who has gone away is answered nothing, and nobody else is forgotten over it. */
class GoneAwayTest {

    private static final SocketException BROKEN = new SocketException("Broken pipe");

    @ParameterizedTest
    @MethodSource
    void whoever_has_gone_away_is_answered_nothing(Exception gone) {
        assertThat(resolved(gone)).isNotNull().extracting(ModelAndView::isEmpty).isEqualTo(true);
    }

    static Stream<Exception> whoever_has_gone_away_is_answered_nothing() {
        return Stream.of(new ClientAbortException(BROKEN), new AsyncRequestNotUsableException("gone"));
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
