package krm.app.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import krm.app.auditlog.Exports;
import krm.app.auditlog.TakenAlong;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.core.access.Access;
import krm.core.access.Auditing;
import krm.core.access.Role;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who took which histories of the house along, how far each export is, and how it ended, the newest first. */
@RestController
class ExportsController {

    private static final Set<String> PARAMETERS = Set.of("page", "size");

    /**
     * An export.
     *
     * @param progress null where it was refused, and where nothing is known any more
     */
    record ExportView(
            OffsetDateTime at,
            String actor,
            Role role,
            @Nullable String onBehalfOf,
            String jobcenter,
            Access.Verdict outcome,
            TakenAlong export,
            @Nullable ProgressView progress) {}

    /**
     * How far it is.
     *
     * @param sent of the events that were announced
     * @param sha256 of all bytes before the last line, which names it too; null unless all was sent
     */
    record ProgressView(
            Exports.State state,
            OffsetDateTime toldAt,
            long sent,
            @Nullable String sha256) {}

    private final Exports exports;
    private final Clock clock;

    ExportsController(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/api/audit/exports")
    Page<ExportView> exports(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Auditing.require(actor);
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        return Page.of(
                        exports.of(actor.jobcenter(), (long) page * size, size),
                        page,
                        size,
                        exports.count(actor.jobcenter()))
                .map(this::view);
    }

    private ExportView view(Exports.Export some) {
        var entry = some.entry();
        var progress = some.progress();
        return new ExportView(
                local(entry.at()),
                entry.actor(),
                entry.role(),
                entry.onBehalfOf(),
                entry.jobcenter(),
                entry.outcome(),
                Objects.requireNonNull(entry.export()),
                progress == null
                        ? null
                        : new ProgressView(
                                progress.state(), local(progress.toldAt()), progress.sent(), progress.sha256()));
    }

    private OffsetDateTime local(OffsetDateTime instant) {
        return instant.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    }
}
