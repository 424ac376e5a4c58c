package krm.core.complaint;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.core.complaint.event.Texts;
import org.jspecify.annotations.Nullable;

/**
 * How the present run came to its end: when it was rated and closed (Bewertung, z.d.A.), which teams have answered so
 * far.
 */
record Ending(
        Set<String> answeringTeams,
        @Nullable LocalDate ratedOn,
        @Nullable LocalDate closedOn,
        boolean originalsPlaceKnown) {

    static final Ending NONE = new Ending(Set.of(), null, null, false);

    Ending answeredBy(@Nullable String team) {
        if (team == null) {
            return this;
        }
        var teams = Stream.concat(answeringTeams.stream(), Stream.of(team)).collect(Collectors.toUnmodifiableSet());
        return new Ending(teams, ratedOn, closedOn, originalsPlaceKnown);
    }

    Ending rated(LocalDate on) {
        return new Ending(answeringTeams, on, closedOn, originalsPlaceKnown);
    }

    Ending closed(LocalDate on, @Nullable String originalsAt) {
        return new Ending(answeringTeams, ratedOn, on, !Texts.blank(originalsAt));
    }

    /** Who has answered once does not rate or close it later either. */
    Ending reopened() {
        return new Ending(answeringTeams, null, null, false);
    }
}
