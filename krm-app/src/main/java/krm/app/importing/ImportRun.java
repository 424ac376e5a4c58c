package krm.app.importing;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.app.engine.References;
import krm.app.importing.SourceLine.Said;
import krm.app.importing.SourceLine.Unreadable;
import krm.app.imports.Import;
import krm.app.imports.RefusedLine;
import krm.app.imports.Underway;
import krm.app.web.Problem;
import krm.app.web.StepReader;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.access.Role;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.Refusal;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.EventLog;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.RequestKnown;
import krm.eventstore.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Works through one import, block by block: within a block the cases go side by side, so that their appends share
 * commits, and the lines of a case one after the other. What was taken is known by the events themselves, so a run that
 * is broken off anywhere is simply done again from the last block on.
 */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int MOST_LINES = 2_000;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /** How often a line is tried again while others work on the same case. */
    private static final int TRIES = 5;

    private static final String RECEIVE = "receive";

    private final Underway underway;
    private final LineReader reader;
    private final Tools tools;
    private final Actor importer;
    private final Caller caller;

    /** Cases with a refused line: what follows of them is passed over. */
    private final Set<UUID> stopped = ConcurrentHashMap.newKeySet();

    /** What every run uses. */
    record Tools(
            Commands commands,
            StepReader steps,
            EventLog log,
            ExecutorService workers,
            Clock clock,
            BooleanSupplier goesOn) {}

    ImportRun(Underway underway, LineReader reader, Tools tools) {
        this.underway = underway;
        this.reader = reader;
        this.tools = tools;
        var started = underway.started();
        importer = new Actor(started.startedBy(), Role.KRM_OFFICER, started.onBehalfOf(), started.jobcenter(), null);
        caller = new Caller(importer, started.id().toString());
    }

    /**
     * To the end, or until krm stops.
     *
     * @throws krm.app.imports.DamagedSpool if the file is not what was sent
     * @throws StoreUnavailable if the database is away: to be run again
     * @throws DataAccessException likewise
     */
    void run() throws InterruptedException {
        underway.refused().stream()
                .map(RefusedLine::source)
                .filter(Objects::nonNull)
                .map(reader::complaint)
                .forEach(stopped::add);
        var lines = new Lines(underway.content());
        var done = underway.started().linesRead();
        for (var block = block(lines); block.last > 0; block = block(lines)) {
            if (block.last > done) {
                workThrough(block.lines);
                if (!tools.goesOn.getAsBoolean()) {
                    return;
                }
                underway.advance(block.last);
            }
        }
        underway.end(Import.State.DONE);
        LOG.info("Import {} is done", underway.started().id());
    }

    /** @param last the number of its last line, blank ones included; 0 behind the end of the file */
    private record Block(List<SourceLine> lines, long last) {}

    private Block block(Lines lines) {
        var done = underway.started().linesRead();
        var block = new ArrayList<SourceLine>();
        long last = 0;
        int bytes = 0;
        while (block.size() < MOST_LINES && bytes < MOST_BYTES) {
            var line = lines.next();
            if (line == null) {
                break;
            }
            last = line.number();
            if (!line.blank()) {
                // Lines that are done are read too: they count within their cases.
                var read = reader.read(line);
                if (last > done) {
                    block.add(read);
                    bytes += line.bytes().length;
                }
            }
        }
        return new Block(block, last);
    }

    private void workThrough(List<SourceLine> block) throws InterruptedException {
        var taken = tools.log.fingerprintsOf(block.stream()
                .map(SourceLine::entry)
                .filter(Objects::nonNull)
                .map(IdempotencyEntry::request)
                .toList());
        var work = new ArrayList<Callable<Void>>();
        block.stream()
                .collect(Collectors.groupingBy(SourceLine::complaint, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(lines -> work.add(() -> {
                    lines.forEach(line -> take(line, taken));
                    return null;
                }));
        for (var result : tools.workers.invokeAll(work)) {
            try {
                result.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            }
        }
    }

    private void take(SourceLine line, Map<ByteBuffer, ByteBuffer> taken) {
        if (stopped.contains(line.complaint()) || !tools.goesOn.getAsBoolean()) {
            return;
        }
        try {
            switch (line.content()) {
                case Unreadable unreadable -> throw unreadable.why();
                case Said said -> take(line, said, Objects.requireNonNull(line.entry()), taken);
            }
        } catch (Problem e) {
            refuse(line, e.code(), e.errors());
        } catch (Refusal e) {
            var field = e.field().map(f -> new Problem.FieldError(f, e.code(), e.args()));
            refuse(line, e.code(), field.stream().toList());
        } catch (NotVisible e) {
            refuse(line, "NOT_FOUND", List.of());
        } catch (NotAllowed e) {
            refuse(line, "NOT_ALLOWED", List.of());
        } catch (StoreUnavailable | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "Line {} of import {} failed by our own mistake",
                    line.number(),
                    underway.started().id(),
                    e);
            refuse(line, "UNEXPECTED", List.of());
        }
    }

    private void take(SourceLine line, Said said, IdempotencyEntry entry, Map<ByteBuffer, ByteBuffer> taken) {
        var before = taken.get(ByteBuffer.wrap(entry.request()));
        if (before != null) {
            if (!before.equals(ByteBuffer.wrap(entry.fingerprint()))) {
                throw new Problem("IMPORTED_DIFFERENTLY");
            }
            return;
        }
        if (!tools.steps.knows(said.step())) {
            throw new Problem("UNKNOWN_STEP");
        }
        if (said.step().equals(RECEIVE) != (line.ordinal() == 1)) {
            throw new Problem(line.ordinal() == 1 ? "RECEIVE_FIRST" : "ALREADY_RECEIVED");
        }
        var acting = new Acting(importer, LocalDateTime.now(tools.clock), null, true);
        var command =
                tools.steps.read(line.complaint(), acting, said.step(), said.occurredOn(), said.data(), said.source());
        var with = new AppendWith(
                entry,
                command instanceof ReceiveComplaint receive
                        ? References.next(importer.jobcenter(), receive.receivedOn())
                        : null);
        for (int attempt = 1; ; attempt++) {
            try {
                tools.commands.send(command, caller, with);
                return;
            } catch (RequestKnown | Refusal | ConcurrentChange e) {
                // Another node may have got through with this very line before it lost the import.
                if (!tools.log.fingerprintsOf(List.of(entry.request())).isEmpty()) {
                    return;
                }
                if (e instanceof Refusal) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw new Problem("CONCURRENT_CHANGE");
                }
            }
        }
    }

    private void refuse(SourceLine line, String code, List<Problem.FieldError> errors) {
        var own = errors.size() == 1 && errors.getFirst().code().equals(code);
        underway.refuse(new RefusedLine(
                line.number(),
                line.source(),
                code,
                own ? facts(errors.getFirst().args()) : List.of(),
                errors.stream()
                        .map(e -> new RefusedLine.Field(e.field(), e.code(), facts(e.args())))
                        .toList()));
        stopped.add(line.complaint());
    }

    private static List<RefusedLine.Fact> facts(List<Object> args) {
        return args.stream().map(RefusedLine.Fact::of).toList();
    }
}
