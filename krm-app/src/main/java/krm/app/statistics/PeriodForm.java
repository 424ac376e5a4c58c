package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Problem;
import krm.app.web.Problems;
import krm.core.access.Access;
import krm.projections.statistics.Period;
import krm.projections.statistics.Report;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The choice of a period over the figures, and under it what they cover (S1.37, S1.38). */
@Component
class PeriodForm {

    private final ReportPeriods periods;
    private final People people;
    private final Problems problems;

    PeriodForm(ReportPeriods periods, People people, Problems problems) {
        this.periods = periods;
        this.people = people;
        this.problems = problems;
    }

    /** As it was asked for, whatever comes of it. */
    void asked(HttpServletRequest request, Model model) {
        model.addAttribute("choices", periods.choices());
        Stream.of("from", "to", "asOf", "knownAt")
                .forEach(name -> model.addAttribute(name, request.getParameter(name)));
    }

    void answered(Period period, LocalDate asOf, Report.Coverage coverage, Model model) {
        model.addAttribute("period", ReportPeriods.code(period));
        model.addAttribute("periodName", periods.name(period));
        model.addAttribute("from", period.from());
        model.addAttribute("to", period.to());
        model.addAttribute("day", asOf);
        model.addAttribute("reporting", names(coverage.reporting()));
        model.addAttribute(
                "silent",
                names(coverage.jobcenters().stream()
                        .filter(house -> !coverage.reporting().contains(house))
                        .toList()));
        model.addAttribute("lastEntry", coverage.lastEntry());
    }

    /** What cannot be asked for is said over the form, which keeps what was chosen. */
    void refused(Problem unclear, HttpServletResponse response, Model model) {
        var problem = Objects.requireNonNull(problems.of(unclear).getBody());
        response.setStatus(problem.getStatus());
        model.addAttribute("problem", problem);
    }

    /** Numbers lead to cases for those to whom a case could be invisible; all others are refused every one. */
    Leads leads(SignedIn caller, HttpServletRequest request, String tables, Period period) {
        var reader = caller.actor();
        return new Leads(
                reader.jobcenter(),
                Access.seeingNothing(reader) == Access.Verdict.NOT_VISIBLE,
                tables,
                period,
                request.getParameter("asOf"),
                request.getParameter("knownAt"));
    }

    private List<String> names(List<String> houses) {
        return houses.stream()
                .map(code -> people.house(code).map(People.House::name).orElse(code))
                .toList();
    }
}
