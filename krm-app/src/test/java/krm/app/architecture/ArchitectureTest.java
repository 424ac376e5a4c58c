package krm.app.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import krm.app.demo.SimulatedEngine;
import krm.app.engine.Commands;
import krm.app.web.Page;
import krm.core.complaint.Complaint;
import krm.core.complaint.ComplaintCommand;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.Worklist;
import krm.projections.caselist.search.SearchWords;
import krm.projections.signals.Signals;
import krm.projections.statistics.Statistics;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** One test a rule (house plan 2.2). None allows an empty match: a typo in a package name must fail here. */
class ArchitectureTest {

    private static final String[] DOORS = {
        "krm.app.complaint..",
        "krm.app.worklist..",
        "krm.app.deadline..",
        "krm.app.importing..",
        "krm.app.house..",
        "krm.app.operations..",
        "krm.app.statistics..",
        "krm.app.exporting..",
        "krm.app.audit..",
        "krm.app.signals.."
    };
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql.."};
    private static final String[] MAY_SPEAK_SQL = {
        "krm.eventstore..",
        "krm.projections..",
        "krm.app.people..",
        "krm.app.imports..",
        "krm.app.auditlog..",
        "krm.app.database..",
        "krm.app.config..",
        "krm.app.command.."
    };

    private static final JavaClasses KRM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("krm");

    @Test
    void the_core_knows_java_and_axon_only() {
        classes()
                .that()
                .resideInAPackage("krm.core..")
                .and()
                .resideOutsideOfPackage("krm.core.calendar..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("krm.core..", "java..", "org.axonframework..", "org.jspecify..")
                .because("the directive must be readable and testable without a server")
                .check(KRM);
    }

    @Test
    void the_calendar_knows_java_and_the_holiday_library_only() {
        classes()
                .that()
                .resideInAPackage("krm.core.calendar..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("krm.core.calendar..", "java..", "org.jspecify..", "de.focus_shift..")
                .check(KRM);
    }

    @Test
    void only_the_aggregates_know_axon() {
        noClasses()
                .that()
                .resideInAPackage("krm.core..")
                .and()
                .resideOutsideOfPackages("krm.core.complaint", "krm.core.house", "krm.core.signal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .because("the way to another framework stays open")
                .check(KRM);
    }

    @Test
    void the_core_has_no_clock_and_no_dice() {
        noClasses()
                .that()
                .resideInAPackage("krm.core..")
                .should()
                .callMethodWhere(target(
                        nameMatching("now|today|randomUUID|currentTimeMillis|nanoTime|systemDefaultZone|random")))
                .orShould()
                .dependOnClassesThat(HasName.Predicates.nameMatching(
                        "java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom"))
                .because("every act carries its day")
                .check(KRM);
    }

    @Test
    void a_deadline_is_told_dates_and_does_not_look_into_a_file() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "krm.core.deadline..", "krm.core.calendar..", "krm.core.privacy..", "krm.core.access..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("krm.core.complaint..")
                .check(KRM);
    }

    @Test
    void events_know_nothing_of_the_aggregate() {
        classes()
                .that()
                .resideInAPackage("krm.core.complaint.event..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "krm.core.complaint.event..",
                        "krm.core.deadline..",
                        "krm.core.privacy..",
                        "java..",
                        "org.jspecify..")
                .because("events outlive every rule")
                .check(KRM);
    }

    @Test
    void events_of_houses_know_nothing_of_the_aggregates() {
        classes()
                .that()
                .resideInAPackage("krm.core.house.event..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "krm.core.house.event..",
                        "krm.core.complaint.event..",
                        "krm.core.access..",
                        "java..",
                        "org.jspecify..")
                .because("events outlive every rule")
                .check(KRM);
    }

    @Test
    void signals_that_were_given_know_nothing_of_the_seismograph() {
        classes()
                .that()
                .resideInAPackage("krm.core.signal.event..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("krm.core.signal.event..", "krm.core.complaint.event..", "java..", "org.jspecify..")
                .because("events outlive every rule")
                .check(KRM);
    }

    @Test
    void the_event_store_knows_nothing_of_complaints() {
        noClasses()
                .that()
                .resideInAPackage("krm.eventstore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("krm.core..", "krm.app..", "krm.projections..", "org.springframework..")
                .because("it is a library of its own")
                .check(KRM);
    }

    @Test
    void projections_read_events_and_never_commands() {
        noClasses()
                .that()
                .resideInAPackage("krm.projections..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Complaint.class, ComplaintCommand.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "krm.app..",
                        "org.springframework.web..",
                        "org.springframework.boot..",
                        "org.axonframework.commandhandling..")
                .check(KRM);
    }

    @Test
    void read_models_do_not_know_each_other() {
        slices().matching("krm.projections.(*)..")
                .should()
                .notDependOnEachOther()
                .check(KRM);
    }

    @Test
    void sql_is_spoken_in_few_places() {
        noClasses()
                .that()
                .resideInAPackage("krm..")
                .and()
                .resideOutsideOfPackages(MAY_SPEAK_SQL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .because("doors and rules hold no SQL; configuration and commands only hand connections on")
                .check(KRM);
    }

    @Test
    void no_door_knows_another_door() {
        slices().matching(
                        "krm.app.(complaint|worklist|deadline|importing|house|exporting|operations|statistics|audit|signals)..")
                .should()
                .notDependOnEachOther()
                .check(KRM);
    }

    @Test
    void nobody_knows_a_door() {
        noClasses()
                .that()
                .resideInAPackage("krm..")
                .and()
                .resideOutsideOfPackages(DOORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS)
                .check(KRM);
    }

    @Test
    void doors_reach_the_complaint_by_commands_and_readers() {
        noClasses()
                .that()
                .resideInAPackage("krm.app..")
                .and()
                .resideOutsideOfPackages("krm.app.engine..", "krm.app.config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework..")
                .check(KRM);
    }

    @Test
    void only_invented_cases_are_recorded_by_another_clock_than_the_real_one() {
        noClasses()
                .that()
                .resideInAPackage("krm.app..")
                .and()
                .resideOutsideOfPackages("krm.app.demo..", "krm.app.config..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SimulatedEngine.class)
                .because("neither a door nor an import sets when something was recorded")
                .check(KRM);
        noClasses()
                .that()
                .resideInAPackage("krm..")
                .should()
                .accessField(GenericEventMessage.class, "clock")
                .check(KRM);
    }

    @Test
    void controllers_are_package_private() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Page.class)
                .should()
                .bePackagePrivate()
                .check(KRM);
    }

    @Test
    void pages_make_the_calls_that_programs_make() {
        noClasses()
                .that()
                .areAnnotatedWith(Page.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Commands.class,
                        CaseList.class,
                        Worklist.class,
                        SearchWords.class,
                        Statistics.class,
                        Signals.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("krm.eventstore..", "org.axonframework..")
                .because("nothing can be changed or seen on a page that the API could not")
                .check(KRM);
    }

    @Test
    void there_are_no_package_cycles() {
        slices().matching("krm.(**)").should().beFreeOfCycles().check(KRM);
    }

    @Test
    void no_class_is_named_after_a_hiding_place() {
        noClasses()
                .that()
                .resideInAPackage("krm..")
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|DTO)")
                .check(KRM);
    }
}
