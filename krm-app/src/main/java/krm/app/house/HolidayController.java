package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import krm.app.people.HouseChanges;
import krm.app.security.SignedIn;
import krm.app.web.Nothing;
import krm.app.web.Parameters;
import krm.core.access.Administration;
import krm.core.house.HouseCommand.AddHoliday;
import krm.core.house.HouseCommand.WithdrawHoliday;
import krm.core.house.Houses;
import krm.projections.caselist.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One-off holidays (einmalige Feiertage) that the shipped calendar of one's own Land does not know, kept by administrators.
 * What still runs in open cases follows within a minute.
 */
@RestController
@RequestMapping(path = "/api/jobcenters/{code}/holidays", produces = MediaType.APPLICATION_JSON_VALUE)
class HolidayController {

    static final Set<String> PARAMETERS = JobcenterController.PARAMETERS;

    record Holiday(LocalDate day, String name) {}

    private final Houses houses;
    private final OwnHouse own;
    private final HouseChanges changes;
    private final Writes writes;

    HolidayController(Houses houses, OwnHouse own, HouseChanges changes, Writes writes) {
        this.houses = houses;
        this.own = own;
        this.changes = changes;
        this.writes = writes;
    }

    /** By day; the statutory ones that the calendar knows are not listed. */
    @GetMapping
    Page<Holiday> all(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.requireRules(caller.actor());
        own.of(caller.actor(), code);
        return JobcenterController.page(holidays(code), request);
    }

    @PostMapping
    ResponseEntity<Holiday> add(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
        var added = writes.once(
                caller.actor(),
                request,
                Holiday.class,
                (holiday, change, by, with) ->
                        changes.make(new AddHoliday(change, code, holiday.day(), holiday.name()), by, with));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/jobcenters/" + code + "/holidays"))
                .eTag(Version.tag(own.find(code).version()))
                .body(added);
    }

    /** It was none. Due days that it had moved stay where they are. */
    @PostMapping("/{day}/withdraw")
    ResponseEntity<Page<Holiday>> withdraw(
            SignedIn caller, @PathVariable String code, @PathVariable String day, HttpServletRequest request) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
        var known = Objects.requireNonNull(Parameters.day("day", day));
        writes.once(
                caller.actor(),
                request,
                Nothing.class,
                (_, change, by, with) -> changes.make(new WithdrawHoliday(change, code, known), by, with));
        return ResponseEntity.ok()
                .eTag(Version.tag(own.find(code).version()))
                .body(JobcenterController.page(holidays(code), request));
    }

    private List<Holiday> holidays(String code) {
        return houses.current(code).oneOffHolidays().stream()
                .map(change -> new Holiday(change.day(), Objects.requireNonNull(change.name())))
                .toList();
    }
}
