package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The cases behind a number. Its address holds codes and days, nothing else. */
@Page
class FigureCasesPage {

    static final String PATH = "/figures/cases";

    private static final String PAGE_SIZE = "25";

    private final FigureCasesController cases;
    private final FigureWords words;
    private final ReportPeriods periods;

    FigureCasesPage(FigureCasesController cases, FigureWords words, ReportPeriods periods) {
        this.cases = cases;
        this.words = words;
        this.periods = periods;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = new TreeMap<String, @Nullable String>();
        FigureCasesController.PARAMETERS.forEach(name -> asked.put(name, request.getParameter(name)));
        asked.put("size", PAGE_SIZE);
        var found = cases.cases(caller, PageCall.get(request, "/api/statistics/cases", asked));
        model.addAttribute("found", found);
        model.addAttribute("figure", words.figure(Objects.requireNonNull(asked.get("figure"))));
        Optional.ofNullable(asked.get("by"))
                .flatMap(Facet::of)
                .ifPresent(by -> model.addAttribute(
                        "group",
                        words.facet(by) + ": "
                                + words.key(
                                        by,
                                        Objects.requireNonNull(asked.get("key")),
                                        caller.actor().jobcenter())));
        model.addAttribute("periodName", periods.name(new Period(day(asked, "from"), day(asked, "to"))));
        model.addAttribute("earlier", found.page() == 0 ? null : address(asked, found.page() - 1));
        model.addAttribute("later", found.hasMore() ? address(asked, found.page() + 1) : null);
        return "statistics/cases";
    }

    /** The call has read it. */
    private static LocalDate day(Map<String, @Nullable String> asked, String name) {
        return LocalDate.parse(Objects.requireNonNull(asked.get(name)));
    }

    private static String address(Map<String, @Nullable String> asked, int page) {
        var address = UriComponentsBuilder.fromPath(PATH);
        asked.forEach((name, value) -> {
            if (value != null && !value.isEmpty() && !name.equals("size") && !name.equals("page")) {
                address.queryParam(name, value);
            }
        });
        return address.queryParam("page", page).encode().toUriString();
    }
}
