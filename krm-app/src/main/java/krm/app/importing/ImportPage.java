package krm.app.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import krm.app.imports.Import;
import krm.app.security.SignedIn;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.SentFile;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Cases of an older system taken over (Übernahme): the file handed in, how far it is, and why which line was not taken. */
@Page
class ImportPage {

    static final String PATH = "/imports";
    private static final String PAGE_SIZE = "20";
    /** Of very many refused lines so many are shown at once. */
    private static final int LINES = 100;

    private final ImportController imports;
    private final FormFaults faults;

    ImportPage(ImportController imports, FormFaults faults) {
        this.imports = imports;
        this.faults = faults;
    }

    @GetMapping(PATH)
    String all(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        asked.put("page", request.getParameter("page"));
        asked.put("size", PAGE_SIZE);
        model.addAttribute("page", imports.all(caller, PageCall.get(request, "/api/imports", asked)));
        model.addAttribute("key", UUID.randomUUID());
        return "importing/imports";
    }

    @PostMapping(PATH)
    String handIn(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            // A program may hand in nothing; a person has forgotten something.
            if (SentFile.of(request).isEmpty()) {
                throw Problem.field("FILE_EMPTY", "file");
            }
            var accepted = imports.start(
                    caller, PageCall.send(request, "/api/imports", ImportController.JSON_LINES.toString()));
            return "redirect:" + PATH + "/"
                    + Objects.requireNonNull(accepted.getBody()).id();
        } catch (RuntimeException refused) {
            faults.show(refused, response, model);
            return all(caller, request, model);
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(SignedIn caller, @PathVariable String id, HttpServletRequest request, Model model) {
        var shown = imports.show(caller, id);
        var page = Parameters.page(request.getParameter("page"));
        model.addAttribute("shown", shown);
        model.addAttribute("running", shown.state() == Import.State.RUNNING);
        model.addAttribute(
                "percent", shown.linesTotal() == 0 ? 100 : (int) (shown.linesRead() * 100 / shown.linesTotal()));
        model.addAttribute(
                "lines",
                shown.refused().stream().skip((long) page * LINES).limit(LINES).toList());
        model.addAttribute("number", page);
        model.addAttribute("more", shown.refused().size() > (page + 1L) * LINES);
        return request.getHeader("HX-Request") == null ? "importing/import" : "importing/import :: progress";
    }
}
