package krm.app.house;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import krm.app.house.WhatIfController.Tried;
import krm.app.web.Shown;
import krm.core.deadline.DeadlineType;
import krm.projections.statistics.Figures;
import krm.projections.statistics.Period;
import krm.projections.statistics.WhatIf;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a draft would have done, as a table for people: each deadline as it was, and as it would have been. */
@Component
class TrialInWords {

    /** @param inForce what held in the period */
    record Told(Period period, long cases, List<String> inForce, List<Line> lines) {}

    /** @param more missed than it was; negative: fewer */
    record Line(DeadlineType type, State was, State wouldBe, long more) {}

    record State(String met, String missed, String onTime) {}

    private final Shown shown;

    TrialInWords(Shown shown) {
        this.shown = shown;
    }

    /** Deadlines that no case of the period had are left out. */
    Told of(Tried tried) {
        var lines = Stream.of(DeadlineType.values())
                .filter(tried.deadlines()::containsKey)
                .filter(type -> happened(tried.deadlines().get(type)))
                .map(type -> line(type, tried.deadlines().get(type)))
                .toList();
        return new Told(
                tried.period(),
                tried.cases(),
                tried.inForce().stream()
                        .map(RuleBookController.Shown::reference)
                        .map(shown::ruleBook)
                        .toList(),
                lines);
    }

    private static boolean happened(WhatIf.Compared compared) {
        return Stream.of(compared.was(), compared.wouldBe())
                .anyMatch(one -> count(one.met()) + count(one.missed()) + count(one.pending()) > 0);
    }

    private Line line(DeadlineType type, WhatIf.Compared compared) {
        return new Line(
                type,
                state(compared.was()),
                state(compared.wouldBe()),
                count(compared.wouldBe().missed()) - count(compared.was().missed()));
    }

    private State state(Figures.Deadline figures) {
        return new State(
                shown.number(count(figures.met())),
                shown.number(count(figures.missed())),
                Optional.ofNullable(figures.onTimeShare())
                        .map(TrialInWords::percent)
                        .orElse("–"));
    }

    /** The door hides nothing from those who may ask; of what it does not count there is none. */
    private static long count(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static String percent(BigDecimal share) {
        var format = NumberFormat.getPercentInstance(LocaleContextHolder.getLocale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }
}
