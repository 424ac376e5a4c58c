package krm.app.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.ExportUnderway;
import krm.app.auditlog.Exports;
import krm.app.auditlog.TakenAlong;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.AskedPeriod;
import krm.app.web.CutOff;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.app.web.Sentences;
import krm.core.access.Access;
import krm.core.access.Auditing;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import krm.eventstore.EventCodec;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.WholeCases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole histories of the own house for the auditor, by day of reception: streamed, so that their size does not matter.
 * How many cases and events will come is said in front, what came in the last line. Who took which cases along is noted
 * before the first byte, refused attempts too.
 */
@RestController
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final Set<String> PARAMETERS = Set.of("from", "to", "jobcenter");
    /** Each reads what the house has ever written: more at once would be in the way of the day's work. */
    private static final int AT_ONCE = 2;

    private static final int BUFFER = 1 << 16;

    private final WholeCases wholeCases;
    private final EventCodec codec;
    private final ReadYourWrites writes;
    private final AccessLog accesses;
    private final Exports exports;
    private final People people;
    private final Clock clock;
    private final Map<String, String> activities;
    private final Map<String, Format> formats;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    ExportController(
            WholeCases wholeCases,
            EventCodec codec,
            ReadYourWrites writes,
            AccessLog accesses,
            Exports exports,
            People people,
            Clock clock,
            MessageSource messages,
            JsonMapper json) {
        this.wholeCases = wholeCases;
        this.codec = codec;
        this.writes = writes;
        this.accesses = accesses;
        this.exports = exports;
        this.people = people;
        this.clock = clock;
        activities = Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                .map(event -> event.getAnnotation(StoredAs.class).name())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> Sentences.of(messages, "activity." + name, List.of(), Locale.GERMAN)));
        formats = Map.of(
                "events.jsonl", new JsonLines(json),
                "events.csv", new DiscoCsv(),
                "ocel.json", new Ocel(json),
                "xes.xml", new Xes());
    }

    @GetMapping({"/api/export/events.jsonl", "/api/export/events.csv", "/api/export/ocel.json", "/api/export/xes.xml"})
    void export(SignedIn caller, HttpServletRequest request, HttpServletResponse response) {
        var actor = caller.actor();
        var name = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        var asked = request.getParameter("jobcenter");
        // One that is empty names no house: refused below.
        var house = asked == null || asked.isEmpty() ? actor.jobcenter() : asked;
        var verdict = Auditing.exporting(actor, house);
        if (verdict != Access.Verdict.ALLOWED) {
            accesses.note(actor, attempted(house, name, request), verdict);
        }
        Access.refuse(verdict);
        Parameters.only(request, PARAMETERS);
        var from = Parameters.day("from", request.getParameter("from"));
        var to = Parameters.day("to", request.getParameter("to"));
        AskedPeriod.requireOrder(from, to);
        writes.await(request, CaseListProjection.NAME);
        if (!slots.tryAcquire()) {
            throw new Problem("UNAVAILABLE");
        }
        try (var cases = wholeCases.open(actor, from, to);
                var underway =
                        exports.begin(actor, new TakenAlong(house, name, from, to, cases.cases(), cases.events()))) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
            response.setHeader("Krm-Cases", Long.toString(cases.cases()));
            response.setHeader("Krm-Events", Long.toString(cases.events()));
            var format = formats.get(name);
            var progress = new Progress(underway, cases.events(), format.rounds());
            send(
                    format,
                    new Exported(cases, codec, activities, new Pseudonyms(), clock.getZone(), progress),
                    underway,
                    response);
        } finally {
            slots.release();
        }
    }

    /** What somebody wanted who may not. Of a day that is none, and of a house that is none, nothing is kept. */
    private TakenAlong attempted(String house, String name, HttpServletRequest request) {
        return new TakenAlong(
                people.house(house).map(People.House::code).orElse(null),
                name,
                dayOrNothing("from", request),
                dayOrNothing("to", request),
                null,
                null);
    }

    private static @Nullable LocalDate dayOrNothing(String name, HttpServletRequest request) {
        try {
            return Parameters.day(name, request.getParameter(name));
        } catch (Problem e) {
            return null;
        }
    }

    private static void send(Format format, Exported cases, ExportUnderway underway, HttpServletResponse response) {
        response.setContentType(format.contentType());
        try {
            var out = new DigestOutputStream(new BufferedOutputStream(response.getOutputStream(), BUFFER), sha256());
            format.write(cases, out);
            var sha256 = HexFormat.of().formatHex(out.getMessageDigest().digest());
            var seal = new Format.Seal(cases.cases().cases(), cases.cases().events(), sha256);
            out.write((format.lastLine(seal) + "\n").getBytes(UTF_8));
            out.flush();
            underway.done(cases.cases().events(), sha256);
        } catch (IOException e) {
            LOG.info("An export ended early, its reader went away");
        } catch (RuntimeException e) {
            throw response.isCommitted() ? new CutOff(e) : e;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
