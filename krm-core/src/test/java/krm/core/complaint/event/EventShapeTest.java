package krm.core.complaint.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import krm.core.privacy.Personal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every event promises to the store: a name for ever, plain values, and which of them are personal. */
class EventShapeTest {

    static Stream<Class<?>> events() {
        return Arrays.stream(ComplaintEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_under_a_name_of_its_own(Class<?> event) {
        assertThat(event.getAnnotation(StoredAs.class)).isNotNull();
        assertThat(event.getAnnotation(StoredAs.class).name()).isEqualTo(event.getSimpleName());
        assertThat(event.getAnnotation(StoredAs.class).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_holds_plain_values_only(Class<?> event) {
        components(event)
                .forEach(c ->
                        assertThat(plain(c.getGenericType())).as(c.toString()).isTrue());
    }

    @Test
    @DisplayName(
            "rules.md §6 S2.92 S2.93 S2.94 what is personal is marked, visible to reflection on component, field and"
                    + " accessor")
    void what_is_personal_is_marked() throws NoSuchFieldException {
        var personal = new TreeSet<String>();
        for (var type : records()) {
            for (var c : type.getRecordComponents()) {
                if (c.isAnnotationPresent(Personal.class)) {
                    assertThat(c.getType()).isEqualTo(String.class);
                    assertThat(c.getAccessor().isAnnotationPresent(Personal.class))
                            .isTrue();
                    assertThat(type.getDeclaredField(c.getName()).isAnnotationPresent(Personal.class))
                            .isTrue();
                    personal.add(type.getSimpleName() + "." + c.getName());
                }
            }
        }
        assertThat(personal)
                .containsExactly(
                        "Accused.name",
                        "AnswerExpectedInTime.reason",
                        "Complainant.address",
                        "Complainant.customerNumber",
                        "Complainant.email",
                        "Complainant.name",
                        "Complainant.phone",
                        "ComplaintAcknowledged.reason",
                        "ComplaintAnswered.reason",
                        "ComplaintAnswered.text",
                        "ComplaintClosed.reason",
                        "ComplaintCorrected.reason",
                        "ComplaintForwarded.reason",
                        "ComplaintLinked.reason",
                        "ComplaintRated.lesson",
                        "ComplaintRated.reason",
                        "ComplaintReceived.remarks",
                        "ComplaintReceived.suggestion",
                        "ComplaintRedirected.reason",
                        "ComplaintReopened.reason",
                        "Concern.text",
                        "DelayForeseen.reason",
                        "ErasureHeld.reason",
                        "ErasureReleased.reason",
                        "FollowUpDone.reason",
                        "FollowUpScheduled.reason",
                        "FollowUpScheduled.what",
                        "InterimNoticeSent.reason",
                        "NoteAdded.reason",
                        "NoteAdded.text",
                        "PresentedToManagement.reason",
                        "PresentedToManagement.waivedBecause",
                        "PriorityLowered.reason",
                        "PriorityRaised.reason",
                        "ReliefGiven.reason",
                        "ReliefGiven.text",
                        "StatementDispatched.reason");
    }

    @Test
    void only_the_systems_own_events_are_by_the_system() {
        var set = new DeadlinesSet("id", LocalDate.of(2026, 6, 1), "book", "calendar", List.of());
        var acknowledged = new ComplaintAcknowledged("id", LocalDate.of(2026, 6, 1), Medium.LETTER, null);
        assertThat(set.bySystem()).isTrue();
        assertThat(acknowledged.bySystem()).isFalse();
    }

    @Test
    @DisplayName("S2.06 S2.65 written are letter, e-mail, opinion card and official channel")
    void written_are_four_channels() {
        assertThat(Arrays.stream(Channel.values()).filter(Channel::isWritten))
                .containsExactly(Channel.LETTER, Channel.E_MAIL, Channel.OPINION_CARD, Channel.OFFICIAL_CHANNEL);
    }

    private static Set<Class<?>> records() {
        var all = new LinkedHashSet<Class<?>>(events().toList());
        all.addAll(Set.of(
                Concern.class,
                Complainant.class,
                Accused.class,
                ConcernRating.class,
                DeadlineSet.class,
                Petition.class));
        return all;
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static boolean plain(Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType() == List.class && plain(list.getActualTypeArguments()[0]);
        }
        var c = (Class<?>) type;
        return Set.of(String.class, LocalDate.class, boolean.class, Boolean.class, int.class, Integer.class)
                        .contains(c)
                || c.isEnum()
                || (c.isRecord() && records().contains(c) && components(c).allMatch(x -> plain(x.getGenericType())));
    }
}
