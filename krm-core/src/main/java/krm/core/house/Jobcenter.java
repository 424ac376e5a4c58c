package krm.core.house;

import static krm.core.house.HouseRefusal.refuseIf;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import krm.core.access.Administration;
import krm.core.calendar.Calendars;
import krm.core.house.HouseCommand.AddHoliday;
import krm.core.house.HouseCommand.AddTopic;
import krm.core.house.HouseCommand.ChangeTopic;
import krm.core.house.HouseCommand.FormTeam;
import krm.core.house.HouseCommand.IssueRuleBook;
import krm.core.house.HouseCommand.NameRecipients;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.HouseCommand.ReviewRuleBooks;
import krm.core.house.HouseCommand.WithdrawHoliday;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.RecipientsNamed;
import krm.core.house.event.RuleBookReviewed;
import krm.core.house.event.TeamFormed;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicReinstated;
import krm.core.house.event.TopicRenamed;
import krm.core.house.event.TopicRetired;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/** A house (Jobcenter) with its Land, whose holidays count, its teams, and the rules it goes by. */
@AggregateRoot(type = "Jobcenter")
public class Jobcenter {

    /** Null until opened: Axon takes any other value for the id of one that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private HouseRules rules = HouseRules.NONE;
    private final Set<String> teams = new HashSet<>();
    private List<String> recipients = List.of();

    Jobcenter() {}

    public static String idOf(String code) {
        return Naming.id("Jobcenter", code);
    }

    /** Any administrator may: somebody has to, and no right over the new house comes with it. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(OpenJobcenter act) {
        Administration.require(act.change().by());
        refuseIf(id != null, HouseRefusalCode.NAME_TAKEN, "code");
        Naming.jobcenterCode(act.code());
        Naming.name(act.name());
        refuseIf(!Calendars.laender().contains(act.land()), HouseRefusalCode.UNKNOWN_LAND, "land");
        apply(new JobcenterOpened(act.code(), act.change().on(), act.name(), act.land()));
    }

    @CommandHandler
    void decide(FormTeam act) {
        var on = mayChange(act.change(), act.jobcenter());
        refuseIf(teams.contains(act.code()), HouseRefusalCode.NAME_TAKEN, "code");
        Naming.teamCode(act.code());
        Naming.name(act.name());
        apply(new TeamFormed(act.jobcenter(), on, act.code(), act.name()));
    }

    /** S1.02, S1.35: the house itself says who reads its figures outside of it. */
    @CommandHandler
    void decide(NameRecipients act, Directory directory) {
        var on = mayChange(act.change(), act.jobcenter());
        var named = act.recipients().stream().distinct().sorted().toList();
        for (var recipient : named) {
            refuseIf(
                    !recipients.contains(recipient) && !directory.readsFiguresElsewhere(act.jobcenter(), recipient),
                    HouseRefusalCode.RECIPIENT_NOT_ALLOWED,
                    "recipients");
        }
        if (!named.equals(recipients)) {
            apply(new RecipientsNamed(act.jobcenter(), on, named));
        }
    }

    /** S2.01, S2.02, S2.16, S2.86: the numbers of the directive in a new version. */
    @CommandHandler
    void decide(IssueRuleBook act) {
        var on = mayChange(act.change(), act.jobcenter());
        var book = act.book();
        refuseIf(rules.books().has(book.reference()), HouseRefusalCode.NAME_TAKEN, "reference");
        Naming.reference(book.reference());
        refuseIf(book.validFrom().isBefore(on), HouseRefusalCode.RULES_BACKDATED, "validFrom", on);
        Issuing.requireSound(book);
        apply(Issuing.event(act.jobcenter(), on, book));
    }

    /** S2.87, S2.88: what is valid on that day goes on. */
    @CommandHandler
    void decide(ReviewRuleBooks act) {
        Administration.requireReview(act.change().by(), act.jobcenter());
        act.change().requireVersion(rules.version());
        var on = act.change().on();
        var valid = List.of(
                rules.books().reactionsOn(on).reference(),
                rules.books().petitionsOn(on).reference());
        apply(new RuleBookReviewed(act.jobcenter(), on, valid));
    }

    /** rules.md §4: a holiday that is added later; whoever hears of it sets the deadlines of open cases anew. */
    @CommandHandler
    void decide(AddHoliday act) {
        var on = mayChange(act.change(), act.jobcenter());
        var known = rules.calendar(rules.books().reactionsOn(on)).holiday(act.day());
        refuseIf(known.isPresent(), HouseRefusalCode.HOLIDAY_KNOWN, "day", known.orElse(""));
        Naming.name(act.name());
        apply(new HolidayAdded(act.jobcenter(), on, act.day(), act.name()));
    }

    @CommandHandler
    void decide(WithdrawHoliday act) {
        var on = mayChange(act.change(), act.jobcenter());
        refuseIf(
                rules.oneOffHolidays().stream().noneMatch(own -> own.day().equals(act.day())),
                HouseRefusalCode.HOLIDAY_UNKNOWN,
                "day");
        apply(new HolidayWithdrawn(act.jobcenter(), on, act.day()));
    }

    /** Rule 15; S1.39: what concerns can be about in this house. */
    @CommandHandler
    void decide(AddTopic act) {
        var on = mayChange(act.change(), act.jobcenter());
        refuseIf(rules.topics().has(act.topic()), HouseRefusalCode.NAME_TAKEN, "code");
        Naming.topicCode(act.topic());
        Naming.name(act.name());
        refuseIf(
                act.parent() != null && !rules.topics().active(act.parent()),
                HouseRefusalCode.UNKNOWN_TOPIC,
                "parent",
                String.valueOf(act.parent()));
        apply(new TopicAdded(act.jobcenter(), on, act.topic(), act.parent(), act.name()));
    }

    /** What is so already is no event. */
    @CommandHandler
    void decide(ChangeTopic act) {
        var on = mayChange(act.change(), act.jobcenter());
        refuseIf(!rules.topics().has(act.topic()), HouseRefusalCode.UNKNOWN_TOPIC, "code", act.topic());
        Naming.name(act.name());
        var topic = rules.topics().get(act.topic());
        var left = topic.active() && !act.active();
        var back = !topic.active() && act.active();
        refuseIf(left && rules.topics().hasActiveUnder(act.topic()), HouseRefusalCode.TOPIC_NOT_ALONE, "active");
        refuseIf(
                back && topic.parent() != null && !rules.topics().active(topic.parent()),
                HouseRefusalCode.TOPIC_NOT_ALONE,
                "active");
        if (!act.name().equals(topic.name())) {
            apply(new TopicRenamed(act.jobcenter(), on, act.topic(), act.name()));
        }
        if (left) {
            apply(new TopicRetired(act.jobcenter(), on, act.topic()));
        }
        if (back) {
            apply(new TopicReinstated(act.jobcenter(), on, act.topic()));
        }
    }

    /** An administrator of the house, on a fresh picture of it. */
    private LocalDate mayChange(Change change, String jobcenter) {
        Administration.require(change.by(), jobcenter);
        change.requireVersion(rules.version());
        return change.on();
    }

    @EventSourcingHandler
    void evolve(JobcenterEvent event) {
        id = idOf(event.jobcenter());
        rules = rules.after(event);
        if (event instanceof TeamFormed formed) {
            teams.add(formed.team());
        }
        if (event instanceof RecipientsNamed named) {
            recipients = named.recipients();
        }
    }
}
