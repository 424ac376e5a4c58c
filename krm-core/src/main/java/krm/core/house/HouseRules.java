package krm.core.house;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import krm.core.calendar.Calendars;
import krm.core.calendar.HolidayChange;
import krm.core.calendar.WorkingCalendar;
import krm.core.deadline.Deadlines;
import krm.core.deadline.RuleBook;
import krm.core.deadline.RuleBooks;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;
import krm.core.house.event.RecipientsNamed;
import krm.core.house.event.RuleBookReviewed;
import krm.core.house.event.TeamFormed;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicReinstated;
import krm.core.house.event.TopicRenamed;
import krm.core.house.event.TopicRetired;
import org.jspecify.annotations.Nullable;

/**
 * What a house goes by: its Land, its rule books, its one-off holidays, its topics. Folded from its events, by whoever
 * decides and by whoever looks.
 *
 * @param openedOn from then on somebody is there who looks at the rules
 * @param holidays all changes to the one-off holidays, in their order
 * @param reviewed when the officer last looked at a version and found no change necessary (S2.87)
 * @param version how many events the house has
 */
public record HouseRules(
        String land,
        LocalDate openedOn,
        RuleBooks books,
        List<HolidayChange> holidays,
        Topics topics,
        Map<String, LocalDate> reviewed,
        int version) {

    public static final HouseRules NONE =
            new HouseRules("", LocalDate.MAX, RuleBooks.SHIPPED, List.of(), Topics.SHIPPED, Map.of(), 0);

    private static final Calendars CALENDARS = new Calendars();

    public HouseRules {
        holidays = List.copyOf(holidays);
        reviewed = Map.copyOf(reviewed);
    }

    public HouseRules after(JobcenterEvent event) {
        var next = new HouseRules(land, openedOn, books, holidays, topics, reviewed, version + 1);
        return switch (event) {
            case JobcenterOpened e ->
                new HouseRules(e.land(), e.occurredOn(), books, holidays, topics, reviewed, next.version);
            case TeamFormed _, RecipientsNamed _ -> next;
            case ReactionRulesIssued e ->
                next.with(new RuleBook.Reactions(
                        e.reference(),
                        e.validFrom(),
                        e.acknowledgementWorkingDays(),
                        e.interimNoticeDays(),
                        e.answerDays(),
                        e.completionDays(),
                        e.riskCutOff(),
                        e.soonWorkingDays(),
                        e.yearEndWorks()));
            case PetitionRulesIssued e ->
                next.with(new RuleBook.Petitions(
                        e.reference(),
                        e.validFrom(),
                        e.statementDaysBeforeCommittee(),
                        e.riskCutOff(),
                        e.yearEndWorks()));
            case RuleBookReviewed e -> {
                var days = new HashMap<>(reviewed);
                e.ruleBooks().forEach(book -> days.put(book, e.occurredOn()));
                yield new HouseRules(land, openedOn, books, holidays, topics, days, next.version);
            }
            case HolidayAdded e -> next.with(new HolidayChange(e.day(), e.name()));
            case HolidayWithdrawn e -> next.with(new HolidayChange(e.day(), null));
            case TopicAdded e -> next.with(topics.with(new Topics.Topic(e.topic(), e.parent(), e.name(), null)));
            case TopicRenamed e -> next.with(topics.with(topics.get(e.topic()).called(e.name())));
            case TopicRetired e -> next.with(topics.with(topics.get(e.topic()).retired(e.occurredOn())));
            case TopicReinstated e ->
                next.with(topics.with(topics.get(e.topic()).retired(null)));
        };
    }

    /** The calendar as it is now, for what a rule book sets. */
    public WorkingCalendar calendar(RuleBook book) {
        return CALENDARS.of(land, holidays, book.yearEndWorks());
    }

    /** The calendar with the knowledge that this version of it had; without a version that of the Land. */
    public WorkingCalendar calendar(@Nullable String calendarVersion) {
        return calendarVersion == null
                ? CALENDARS.of(land)
                : CALENDARS.of(land, holidays, true).at(calendarVersion);
    }

    /** What sets the deadlines of a case that goes by this rule book. */
    public Deadlines deadlines(RuleBook book) {
        return new Deadlines(book, calendar(book));
    }

    /** What would have set deadlines by this rule book, knowing of holidays what this version of the calendar knew. */
    public Deadlines deadlines(RuleBook book, String calendarVersion) {
        var known = Math.min(Calendars.changesKnownTo(calendarVersion), holidays.size());
        return new Deadlines(book, CALENDARS.of(land, holidays.subList(0, known), book.yearEndWorks()));
    }

    /** Whether this is enough to understand a case that names these. Of a house that is not open yet nothing is known. */
    public boolean know(String ruleBook, @Nullable String calendarVersion) {
        return version > 0
                && books.has(ruleBook)
                && (calendarVersion == null || Calendars.changesKnownTo(calendarVersion) <= holidays.size());
    }

    /** The one-off holidays as they are now, by day. */
    public List<HolidayChange> oneOffHolidays() {
        return holidays.stream()
                .map(HolidayChange::day)
                .distinct()
                .sorted()
                .map(day -> holidays.stream()
                        .filter(change -> change.day().equals(day))
                        .reduce((_, later) -> later)
                        .orElseThrow())
                .filter(change -> change.name() != null)
                .toList();
    }

    /**
     * The 31 December for which the officer has still to look at what is valid (S2.87): from the 1st of that month on, and
     * until it is done. A version that was issued since, or a house that was opened since, has been looked at.
     */
    public Optional<LocalDate> reviewDue(LocalDate today) {
        return Stream.of(books.reactionsOn(today), books.petitionsOn(today))
                .flatMap(book -> reviewDue(book, today).stream())
                .findFirst();
    }

    /** As above, of one version; nobody looks at what is not valid. */
    public Optional<LocalDate> reviewDue(RuleBook book, LocalDate today) {
        var since = LocalDate.of(today.getMonth() == Month.DECEMBER ? today.getYear() : today.getYear() - 1, 12, 1);
        var valid = Set.of(books.reactionsOn(today), books.petitionsOn(today)).contains(book);
        return valid && lookedAt(book).isBefore(since) ? Optional.of(since.withDayOfMonth(31)) : Optional.empty();
    }

    private LocalDate lookedAt(RuleBook book) {
        return Stream.of(openedOn, book.validFrom(), reviewed.getOrDefault(book.reference(), openedOn))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Everything here that has been given a name (rule 15). */
    public Stream<String> labels() {
        return Stream.of(
                        books.versions().stream().map(RuleBook::reference),
                        holidays.stream().map(HolidayChange::name).filter(Objects::nonNull),
                        topics.labels())
                .flatMap(names -> names);
    }

    private HouseRules with(RuleBook issued) {
        return new HouseRules(land, openedOn, books.with(issued), holidays, topics, reviewed, version);
    }

    private HouseRules with(HolidayChange change) {
        return new HouseRules(
                land,
                openedOn,
                books,
                Stream.concat(holidays.stream(), Stream.of(change)).toList(),
                topics,
                reviewed,
                version);
    }

    private HouseRules with(Topics changed) {
        return new HouseRules(land, openedOn, books, holidays, changed, reviewed, version);
    }
}
