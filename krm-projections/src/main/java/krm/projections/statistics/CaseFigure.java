package krm.projections.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import krm.core.access.CaseFacts;
import krm.core.complaint.ConcernFacts;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineType;
import krm.projections.Row;
import krm.projections.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What one case adds to the figures (rules.md §5), as it stands on a day and on every later one if nothing more
 * happens.
 *
 * @param deadlines in the order of {@link DeadlineType}
 * @param open when it was open
 * @param overdue when something of it was overdue
 */
record CaseFigure(
        String jobcenter,
        String recordedBy,
        Set<String> accusedUsers,
        LocalDate receivedOn,
        ComplaintKind kind,
        Channel channel,
        CustomerGroup customerGroup,
        List<SpecialGroup> specialGroups,
        List<ConcernFacts> concerns,
        @Nullable String team,
        boolean anonymous,
        boolean immediate,
        boolean redirected,
        List<Stance> deadlines,
        FirstRun first,
        List<Rated> ratings,
        List<Span> open,
        List<Span> overdue) {

    boolean disciplinary() {
        return kind.isDisciplinary();
    }

    CaseFacts facts() {
        return new CaseFacts(jobcenter, disciplinary(), team, recordedBy, accusedUsers);
    }

    /** Nothing of it changes any more by the mere passing of days, and nobody has to do anything. */
    boolean ended() {
        return open.stream().noneMatch(span -> span.until() == null)
                && deadlines.stream().noneMatch(Stance::pending);
    }

    /** What it adds to the figures of all cases. */
    List<Entry> entries(LocalDate asOf) {
        return entries(asOf, concerns.size());
    }

    /** What it adds to the figures of one key. */
    List<Entry> entries(LocalDate asOf, Facet facet, String key) {
        return entries(asOf, facet.concernsOf(this, key));
    }

    /** What it adds for good: by month, to the figures of all and to those of each of its keys ({@code figure_total}). */
    void totals(ObjLongConsumer<Sort> counts) {
        var entries = entries(LocalDate.MAX);
        var cells = entries.stream().map(Total::cell).toList();
        total(counts, Facet.NONE, Facet.NONE, entries, cells, concerns.size());
        for (var facet : Facet.values()) {
            facet.keysOf(this)
                    .forEach(key -> total(counts, facet.name(), key, entries, cells, facet.concernsOf(this, key)));
        }
    }

    private void total(
            ObjLongConsumer<Sort> counts,
            String facet,
            String key,
            List<Entry> entries,
            List<String> cells,
            long concernsCounted) {
        for (int i = 0; i < cells.size(); i++) {
            var entry = entries.get(i);
            counts.accept(
                    Total.of(jobcenter, facet, key, entry, cells.get(i)),
                    entry.figure() == Figure.CONCERNS ? concernsCounted : entry.count());
        }
    }

    /** By day of reception, in the house, for each topic and for the team; praise is no alarm. */
    void receptions(ObjLongConsumer<Sort> counts) {
        if (redirected || disciplinary() || kind == ComplaintKind.PRAISE) {
            return;
        }
        var month = receivedOn.withDayOfMonth(1);
        var day = receivedOn.getDayOfMonth();
        counts.accept(Row.of(jobcenter, Facet.NONE, Facet.NONE, month, day), 1);
        for (var facet : List.of(Facet.TOPIC, Facet.TEAM)) {
            facet.keysOf(this).forEach(key -> counts.accept(Row.of(jobcenter, facet, key, month, day), 1));
        }
    }

    private List<Entry> entries(LocalDate asOf, long concernsCounted) {
        var entries = new ArrayList<Entry>(32);
        stock(entries, Figure.OPEN, open);
        stock(entries, Figure.OVERDUE, overdue);
        if (redirected) {
            entries.add(new Entry(Figure.REDIRECTED, "", receivedOn, 1));
        } else {
            byReception(entries, asOf, concernsCounted);
            byAnswer(entries);
            ratings.forEach(rated -> byRating(entries, rated));
            if (first.closedOn() != null) {
                entries.add(new Entry(Figure.CLOSED, "", first.closedOn(), 1));
            }
        }
        entries.removeIf(entry -> entry.on().isAfter(asOf));
        return entries;
    }

    private static void stock(List<Entry> entries, Figure figure, List<Span> spans) {
        for (var span : spans) {
            entries.add(new Entry(figure, Figure.FROM, span.from(), 1));
            if (span.until() != null) {
                entries.add(new Entry(figure, Figure.UNTIL, span.until(), 1));
            }
        }
    }

    private void byReception(List<Entry> entries, LocalDate asOf, long concernsCounted) {
        entries.add(new Entry(Figure.RECEIVED, "", receivedOn, 1));
        entries.add(new Entry(Figure.CONCERNS, "", receivedOn, concernsCounted));
        for (var type : DeadlineType.values()) {
            var state = deadlines.get(type.ordinal()).on(asOf);
            entries.add(new Entry(Figure.DEADLINE, Cell.standing(type, state), receivedOn, 1));
        }
        if (anonymous) {
            entries.add(new Entry(Figure.ANONYMOUS, "", receivedOn, 1));
        }
        if (kind.isFormal()) {
            entries.add(new Entry(Figure.PETITIONS, "", receivedOn, 1));
        }
        if (immediate) {
            entries.add(new Entry(Figure.IMMEDIATE, "", receivedOn, 1));
        }
    }

    private void byAnswer(List<Entry> entries) {
        if (first.firstAnsweredOn() != null) {
            entries.add(new Entry(Figure.FIRST_ANSWER, daysUntil(first.firstAnsweredOn()), first.firstAnsweredOn(), 1));
        }
        if (first.answeredOn() != null) {
            entries.add(new Entry(Figure.FINAL_ANSWER, daysUntil(first.answeredOn()), first.answeredOn(), 1));
            if (first.outcome() != null) {
                entries.add(new Entry(Figure.OUTCOME, first.outcome().name(), first.answeredOn(), 1));
            }
        }
    }

    private static void byRating(List<Entry> entries, Rated rated) {
        entries.add(new Entry(Figure.RATING, rated.rating().name(), rated.on(), 1));
        entries.add(new Entry(Figure.AGREEMENT, rated.agreement().name(), rated.on(), 1));
        entries.add(new Entry(Figure.SATISFACTION, rated.satisfaction().name(), rated.on(), 1));
    }

    private String daysUntil(LocalDate day) {
        return Long.toString(ChronoUnit.DAYS.between(receivedOn, day));
    }
}
