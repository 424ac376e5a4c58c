package krm.app.signals;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.signals.SignalController.SignalView;
import krm.app.web.Csv;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Shown;
import krm.app.web.Table;
import krm.app.web.Table.Cell;
import krm.app.web.TopicNames;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** What the seismograph has noticed (S1.12): what goes on first, then all signals with the figures that they rest on. */
@Page
class SignalsPage {

    private static final String PATH = "/figures/signals";
    private static final String CSV = PATH + ".csv";
    private static final String PAGE_SIZE = "200";

    /** A signal that goes on, and where its days' cases are to be seen. */
    record Line(SignalView signal, String name, String cases) {}

    private final SignalController signals;
    private final TopicNames topics;
    private final People people;
    private final Shown shown;

    SignalsPage(SignalController signals, TopicNames topics, People people, Shown shown) {
        this.signals = signals;
        this.topics = topics;
        this.people = people;
        this.shown = shown;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var all = all(caller, request);
        var house = caller.actor().jobcenter();
        model.addAttribute(
                "lines",
                all.stream()
                        .filter(signal -> signal.endedOn() == null)
                        .map(signal -> new Line(signal, name(signal, house), cases(signal)))
                        .toList());
        model.addAttribute("table", table(all, house));
        return "signals/signals";
    }

    @GetMapping(CSV)
    ResponseEntity<byte[]> csv(SignedIn caller, HttpServletRequest request) {
        return Csv.of(
                table(all(caller, request), caller.actor().jobcenter()), "signals", LocaleContextHolder.getLocale());
    }

    /** A house gets few in a year. */
    private List<SignalView> all(SignedIn caller, HttpServletRequest request) {
        var all = new ArrayList<SignalView>();
        for (int page = 0; ; page++) {
            var asked = Map.of("page", Integer.toString(page), "size", PAGE_SIZE);
            var found = signals.signals(
                    caller, PageCall.get(request, "/api/signals", asked).patient());
            all.addAll(found.items());
            if (!found.hasMore()) {
                return all;
            }
        }
    }

    private Table table(List<SignalView> all, String house) {
        return new Table(
                "signals",
                shown.word("table", "signals"),
                shown.word("rows", "signals"),
                List.of(
                        shown.word("column", "count"),
                        shown.word("column", "limit"),
                        shown.word("column", "expected"),
                        shown.word("column", "window"),
                        shown.word("column", "raisedOn"),
                        shown.word("column", "endedOn")),
                2,
                all.stream()
                        .map(signal -> new Table.Row(name(signal, house), cells(signal)))
                        .toList(),
                CSV);
    }

    private List<Cell> cells(SignalView signal) {
        return List.of(
                number(BigDecimal.valueOf(signal.count())),
                number(BigDecimal.valueOf(signal.limit())),
                number(signal.expected()),
                text(shown.day(signal.from()) + " – " + shown.day(signal.to())),
                text(shown.day(signal.raisedOn())),
                text(signal.endedOn() == null ? shown.word("signal", "goesOn") : shown.day(signal.endedOn())));
    }

    private Cell number(BigDecimal number) {
        return new Cell(shown.decimal(number), number, null);
    }

    private static Cell text(String text) {
        return new Cell(text, null, null);
    }

    private String name(SignalView signal, String house) {
        var name = switch (signal.subject()) {
            case TOPIC -> topics.of(house, signal.key());
            case TEAM -> people.teamName(house, signal.key());
        };
        return shown.word("Subject", signal.subject()) + ": " + name;
    }

    /** Praise among them, which the seismograph leaves out. */
    private static String cases(SignalView signal) {
        return UriComponentsBuilder.fromPath("/figures/cases")
                .queryParam("from", signal.from())
                .queryParam("to", signal.to())
                .queryParam("by", signal.subject().name().toLowerCase(Locale.ROOT))
                .queryParam("key", signal.key())
                .queryParam("figure", "received")
                .encode()
                .toUriString();
    }
}
