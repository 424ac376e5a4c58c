package krm.app.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns what we know into one sentence; everything else keeps its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Failures implements SpringBootExceptionReporter {

    /** Made by Spring Boot, perhaps before there is a context. */
    Failures(@Nullable ConfigurableApplicationContext context) {}

    /** Known ones are told once, by the command line. */
    @Override
    public boolean reportException(Throwable failure) {
        return known(failure).isPresent();
    }

    static int tell(Exception failure, PrintWriter err) {
        var known = known(failure);
        if (known.isEmpty()) {
            failure.printStackTrace(err);
            return Exit.UNEXPECTED.code();
        }
        err.println("krm: " + known.get().getMessage());
        return known.get().exit().code();
    }

    private static Optional<StartFailure> known(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .flatMap(cause -> Stream.ofNullable(asStartFailure(cause)))
                .findFirst();
    }

    private static @Nullable StartFailure asStartFailure(Throwable cause) {
        return switch (cause) {
            case StartFailure known -> known;
            case PortInUseException port ->
                new StartFailure(
                        Exit.PORT_IN_USE,
                        "Port " + port.getPort()
                                + " is in use by another program; stop that one, or choose another port with KRM_PORT.",
                        port);
            default -> null;
        };
    }
}
