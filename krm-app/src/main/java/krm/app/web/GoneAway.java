package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Whoever goes away in the middle of an answer has made no mistake, nor has krm: there is nobody left to tell. */
@Component
final class GoneAway implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(GoneAway.class);

    /** Before whoever would answer. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** By the server's own word only: the database's connection may break just so, and that is to be told. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof ClientAbortException || failure instanceof AsyncRequestNotUsableException) {
            LOG.debug("Gone before the end of the answer: {}", failure.getMessage());
            return new ModelAndView();
        }
        return null;
    }
}
