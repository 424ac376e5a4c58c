package krm.app.exporting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.auditlog.Exports;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Histories to take along (Ausleitungen): a file on demand, and how far each is, with the proof of what was sent. */
@Page
class ExportPage {

    private static final String PATH = "/audit/exports";
    private static final String PAGE_SIZE = "25";
    private static final List<String> FILES = List.of("events.csv", "xes.xml", "ocel.json", "events.jsonl");

    /** @param percent of what was announced; null unless it runs */
    record Line(
            ExportsController.ExportView export, @Nullable Long percent) {}

    private final ExportController export;
    private final ExportsController exports;
    private final Problems problems;

    ExportPage(ExportController export, ExportsController exports, Problems problems) {
        this.export = export;
        this.exports = exports;
        this.problems = problems;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        return show(caller, request, model, request.getHeader("HX-Request") == null ? "" : " :: list");
    }

    /** Streams the file; what is wrong with the question is said on the page. */
    @GetMapping(PATH + "/file")
    @Nullable
    String file(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var name = FILES.stream()
                .filter(file -> file.equals(request.getParameter("file")))
                .findFirst()
                .orElseThrow(() -> new Problem("NOT_FOUND"));
        var period = new HashMap<String, @Nullable String>();
        Stream.of("from", "to").forEach(day -> period.put(day, request.getParameter(day)));
        try {
            export.export(
                    caller, PageCall.get(request, "/api/export/" + name, period).patient(), response);
            return null;
        } catch (Problem refused) {
            var said = problems.of(refused);
            var status = said.getStatusCode();
            if (status != HttpStatus.BAD_REQUEST && status != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            response.setStatus(status.value());
            model.addAttribute("problem", Objects.requireNonNull(said.getBody()));
            return show(caller, request, model, "");
        }
    }

    private String show(SignedIn caller, HttpServletRequest request, Model model, String part) {
        var asked = new HashMap<String, @Nullable String>();
        asked.put("page", request.getParameter("page"));
        asked.put("size", PAGE_SIZE);
        var page = exports.exports(caller, PageCall.get(request, "/api/audit/exports", asked));
        var lines = page.items().stream().map(ExportPage::line).toList();
        model.addAttribute("code", caller.actor().jobcenter());
        model.addAttribute("files", FILES);
        model.addAttribute("typed", typed(request));
        model.addAttribute("page", page);
        model.addAttribute("lines", lines);
        model.addAttribute("running", lines.stream().anyMatch(line -> line.percent() != null));
        return "exporting/exports" + part;
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new HashMap<String, String>();
        Stream.of("file", "from", "to")
                .forEach(name -> typed.put(name, Objects.requireNonNullElse(request.getParameter(name), "")));
        return typed;
    }

    private static Line line(ExportsController.ExportView some) {
        var progress = some.progress();
        var events = some.export().events();
        return new Line(
                some,
                progress == null || events == null || progress.state() != Exports.State.RUNNING
                        ? null
                        : 100 * progress.sent() / Math.max(1, events));
    }
}
