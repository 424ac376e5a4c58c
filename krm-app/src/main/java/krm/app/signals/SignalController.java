package krm.app.signals;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.ReadYourWrites;
import krm.app.web.Sentences;
import krm.core.access.Access;
import krm.core.signal.event.Subject;
import krm.projections.caselist.Page;
import krm.projections.signals.Signal;
import krm.projections.signals.SignalProjection;
import krm.projections.signals.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signals of the seismograph (S1.12), of the caller's house, the newest first. */
@RestController
class SignalController {

    private static final Set<String> PARAMETERS = Set.of("page", "size");

    /** The weeks before, in {@code weeks} of which the house received anything. */
    record Baseline(LocalDate from, LocalDate to, int weeks, long count) {}

    /**
     * {@code key}: the code of the topic or the team. {@code from}, {@code to}: the window, with its {@code count}; up to
     * {@code limit} would be usual. {@code endedOn}: null as long as it goes on.
     */
    record SignalView(
            UUID id,
            Subject subject,
            String key,
            LocalDate raisedOn,
            OffsetDateTime raisedAt,
            @Nullable LocalDate endedOn,
            LocalDate from,
            LocalDate to,
            int days,
            long count,
            BigDecimal expected,
            long limit,
            Baseline baseline,
            BigDecimal season,
            String explanation) {}

    private final Signals signals;
    private final ReadYourWrites writes;
    private final MessageSource messages;
    private final Clock clock;

    SignalController(Signals signals, ReadYourWrites writes, MessageSource messages, Clock clock) {
        this.signals = signals;
        this.writes = writes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/api/signals")
    Page<SignalView> signals(SignedIn caller, HttpServletRequest request) {
        Access.requireSignals(caller.actor());
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        writes.await(request, SignalProjection.NAME);
        var house = caller.actor().jobcenter();
        return Page.of(signals.newest(house, (long) page * size, size), page, size, signals.count(house))
                .map(this::view);
    }

    private SignalView view(Signal some) {
        var raised = some.raised();
        return new SignalView(
                some.id(),
                raised.subject(),
                raised.key(),
                raised.occurredOn(),
                some.raisedAt().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                some.endedOn(),
                raised.occurredOn().minusDays(raised.days() - 1L),
                raised.occurredOn(),
                raised.days(),
                raised.count(),
                raised.expected(),
                raised.limit(),
                new Baseline(
                        raised.baselineFrom(), raised.baselineTo(), raised.baselineWeeks(), raised.baselineCount()),
                raised.season(),
                Sentences.of(
                        messages,
                        "signal.explanation",
                        List.of(raised.count(), raised.limit()),
                        LocaleContextHolder.getLocale()));
    }
}
