package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import krm.app.security.SignedIn;
import krm.app.web.Csv;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.projections.statistics.ParliamentsQuestions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A parliament's questions and what the data answer (Kleine Anfrage; S1.01). */
@Page
class QuestionsPage {

    static final String PATH = "/figures/questions";

    private final QuestionsController questions;
    private final QuestionTables tables;
    private final ReportPeriods periods;
    private final PeriodForm form;

    QuestionsPage(QuestionsController questions, QuestionTables tables, ReportPeriods periods, PeriodForm form) {
        this.questions = questions;
        this.tables = tables;
        this.periods = periods;
        this.form = form;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        form.asked(request, model);
        try {
            var answers = answers(caller, request);
            var leads = form.leads(caller, request, PATH, answers.period());
            form.answered(answers.period(), answers.asOf(), answers.coverage(), model);
            model.addAttribute("tables", tables.of(answers, leads));
            // Nothing is known of an earlier time, which is not the same as that nothing was.
            var since = answers.since();
            model.addAttribute(
                    "since",
                    since != null && answers.period().yearBefore().from().isBefore(since) ? since : null);
        } catch (Problem unclear) {
            form.refused(unclear, response, model);
        }
        return "statistics/questions";
    }

    @GetMapping(PATH + "/{table}.csv")
    ResponseEntity<byte[]> csv(SignedIn caller, @PathVariable String table, HttpServletRequest request) {
        var answers = answers(caller, request);
        var period = answers.period();
        return tables.of(answers, form.leads(caller, request, PATH, period)).stream()
                .filter(some -> some.key().equals(table))
                .findFirst()
                .map(some -> Csv.of(
                        some,
                        "questions-" + table + "-" + period.from() + "-" + period.to(),
                        LocaleContextHolder.getLocale()))
                .orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    private ParliamentsQuestions answers(SignedIn caller, HttpServletRequest request) {
        return questions.questions(
                caller,
                PageCall.get(request, "/api/questions", periods.asked(request)).patient());
    }
}
