package krm.app.complaint;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import krm.app.complaint.StepForm.Field;
import krm.app.complaint.StepForm.Input;
import krm.app.people.People;
import krm.app.people.People.Person;
import krm.app.web.FormBody;
import krm.app.web.Shown;
import krm.app.web.Shown.Option;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the form of a step from the step's body, so that a page asks for what the door takes and nothing else. What is
 * usual stands in it already.
 */
@Component
class StepForms {

    private static final int FEW = 5;
    private static final Set<String> LONG = Set.of("text", "reason", "waivedBecause", "lesson", "what");
    /** Seldom needed, and only for a step that does not demand it. */
    private static final Set<String> SELDOM =
            Set.of("reason", "anonymised", "approver", "waivedBecause", "person", "registryUnit");

    private final People people;
    private final CorrectionForm corrections;
    private final Shown shown;
    private final Clock clock;

    StepForms(People people, CorrectionForm corrections, Shown shown, Clock clock) {
        this.people = people;
        this.corrections = corrections;
        this.shown = shown;
        this.clock = clock;
    }

    /** @param typed what somebody has filled in already; a name that is missing is taken as usual */
    StepForm of(Step step, CaseView complaint, Actor actor, Map<String, String[]> typed) {
        var corrected = typed.get("field");
        if (step == Step.CORRECT) {
            return new StepForm(
                    corrected == null
                            ? List.of()
                            : corrections.fields(corrected[0], complaint, LocalDate.now(clock), typed),
                    List.of());
        }
        var fields = new ArrayList<Field>();
        for (var part : Steps.bodyOf(step).getRecordComponents()) {
            if (part.getName().equals("concerns")) {
                fields.addAll(ratings(complaint, typed));
            } else {
                fields.add(field(step, part, complaint, actor, typed));
            }
        }
        return new StepForm(
                fields.stream().filter(field -> !seldom(field)).toList(),
                fields.stream().filter(StepForms::seldom).toList());
    }

    private static boolean seldom(Field field) {
        return !field.required() && SELDOM.contains(field.name());
    }

    private Field field(Step step, RecordComponent part, CaseView complaint, Actor actor, Map<String, String[]> typed) {
        var name = FormBody.nameOf(part);
        var required = !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var options = options(part, name, complaint, actor);
        var usual = usual(step, name, complaint, actor, options);
        // Who has chosen one of a few can choose another, but not none again.
        var few = options.size() <= FEW && (required || !usual.isEmpty());
        var input = part.getType() == LocalDate.class
                ? Input.DAY
                : !options.isEmpty()
                        ? few ? Input.ONE_OF_FEW : Input.ONE_OF_MANY
                        : LONG.contains(name) ? Input.TEXT : Input.LINE;
        var said = typed.get(name);
        return new Field(
                name,
                shown.word("field", name),
                input,
                required,
                options,
                said == null || said.length == 0 ? usual : said[0]);
    }

    /** With one concern the rating of the whole is its rating. */
    private List<Field> ratings(CaseView complaint, Map<String, String[]> typed) {
        if (complaint.concerns().size() < 2) {
            return List.of();
        }
        return complaint.concerns().stream()
                .map(concern -> {
                    var name = RatingForm.field(concern.no());
                    var said = typed.get(name);
                    return new Field(
                            name,
                            shown.say("form.ratingOf", concern.no(), Shown.beginning(concern.text())),
                            Input.ONE_OF_MANY,
                            false,
                            shown.options(List.of(Rating.values())),
                            said == null || said.length == 0 ? "" : said[0]);
                })
                .toList();
    }

    private List<Option> options(RecordComponent part, String name, CaseView complaint, Actor actor) {
        var type = part.getType();
        if (type == Medium.class) {
            return shown.options(
                    reachable(complaint) ? EnumSet.complementOf(EnumSet.of(Medium.NONE)) : Set.of(Medium.NONE));
        }
        if (type == Outcome.class) {
            return shown.options(
                    praises(complaint)
                            ? EnumSet.of(Outcome.THANKS, Outcome.REMEDY, Outcome.NO_REMEDY)
                            : EnumSet.complementOf(EnumSet.of(Outcome.THANKS)));
        }
        if (type.isEnum()) {
            return shown.options(List.of((Enum<?>[]) type.getEnumConstants()));
        }
        if (type == Boolean.class) {
            return shown.options(name, List.of("true", "false"));
        }
        return switch (name) {
            case "team" -> teams(complaint, actor);
            case "person" -> inTeams(actor);
            case "for" -> people(actor, Role.KRM_OFFICER, Role.TEAM_LEAD, Role.MANAGEMENT);
            case "approver" -> people(actor, Role.KRM_OFFICER, Role.MANAGEMENT);
            default -> List.of();
        };
    }

    private List<Option> teams(CaseView complaint, Actor actor) {
        return people.teams(actor.jobcenter()).stream()
                .filter(team ->
                        !complaint.kind().isDisciplinary() || team.code().equals("GF"))
                .map(team -> new Option(team.code(), team.name()))
                .toList();
    }

    private List<Option> people(Actor actor, Role... roles) {
        return people.of(actor.jobcenter()).stream()
                .filter(person -> person.active() && List.of(roles).contains(person.role()))
                .map(person ->
                        new Option(person.name(), person.name() + " (" + shown.word("Role", person.role()) + ")"))
                .toList();
    }

    /** Who could not open the case in another team is offered in their own only; by team. */
    private List<Option> inTeams(Actor actor) {
        return people.of(actor.jobcenter()).stream()
                .filter(person -> person.active()
                        && List.of(Role.TEAM_LEAD, Role.MANAGEMENT).contains(person.role()))
                .sorted(Comparator.comparing(Person::team, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(person -> new Option(person.name(), person.name(), person.team()))
                .toList();
    }

    /** What most would fill in. */
    private String usual(Step step, String name, CaseView complaint, Actor actor, List<Option> options) {
        return switch (name) {
            case "occurredOn" -> LocalDate.now(clock).toString();
            case "announcedAnswerOn" -> LocalDate.now(clock).plusWeeks(2).toString();
            case "medium" -> usualMedium(step, complaint).name();
            case "final" -> "true";
            case "outcome" -> praises(complaint) ? Outcome.THANKS.name() : "";
            case "agreement" -> Agreement.NOT_COLLECTED.name();
            case "satisfaction" -> Satisfaction.UNKNOWN.name();
            case "for" -> actor.user();
            case "team" -> options.size() == 1 ? options.getFirst().value() : "";
            default -> "";
        };
    }

    private static Medium usualMedium(Step step, CaseView complaint) {
        var c = complaint.complainant();
        if (c == null || !reachable(complaint)) {
            return Medium.NONE;
        }
        if (has(c.address())) {
            return Medium.LETTER;
        }
        return step == Step.ACKNOWLEDGE && has(c.email())
                ? Medium.E_MAIL
                : has(c.phone()) ? Medium.PHONE : Medium.LETTER;
    }

    private static boolean reachable(CaseView complaint) {
        Complainant c = complaint.complainant();
        return c != null && (has(c.address()) || has(c.email()) || has(c.phone()));
    }

    private static boolean has(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean praises(CaseView complaint) {
        return switch (complaint.kind()) {
            case PRAISE, SUGGESTION -> true;
            case COMPLAINT, DISCIPLINARY_COMPLAINT, PETITION, SUBMISSION -> false;
        };
    }
}
