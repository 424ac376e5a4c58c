package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.core.access.Administration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.node.JsonNodeFactory;

/** The officer's yearly look at the rule books that are valid (S2.87, S2.88). */
@Page
@RequestMapping(ReviewPage.PATH)
class ReviewPage {

    static final String PATH = RulesPage.PATH + "/review";

    /** A rule book that is valid today, and what it says. */
    record Valid(RuleBookController.Shown book, List<RuleSentences.Sentence> sentences) {}

    private final RuleBookController ruleBooks;
    private final RuleSentences sentences;
    private final Clock clock;

    ReviewPage(RuleBookController ruleBooks, RuleSentences sentences, Clock clock) {
        this.ruleBooks = ruleBooks;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        Administration.requireReview(caller.actor());
        var house = caller.actor().jobcenter();
        var today = LocalDate.now(clock);
        var valid = ruleBooks.all(caller, house, PageCall.get(request, address(house), Map.of())).items().stream()
                .filter(RuleBookController.Shown::valid)
                .map(book -> new Valid(book, sentences.of(book)))
                .toList();
        model.addAttribute("books", valid);
        model.addAttribute(
                "done", valid.stream().allMatch(one -> today.equals(one.book().reviewedOn())));
        model.addAttribute("key", UUID.randomUUID());
        return "house/review";
    }

    @PostMapping
    String review(SignedIn caller, HttpServletRequest request) {
        var house = caller.actor().jobcenter();
        ruleBooks.review(
                caller,
                house,
                PageCall.write(request, "POST", address(house) + "/reviewed", JsonNodeFactory.instance.objectNode()));
        return "redirect:" + PATH;
    }

    private static String address(String house) {
        return "/api/jobcenters/" + house + "/rule-books";
    }
}
