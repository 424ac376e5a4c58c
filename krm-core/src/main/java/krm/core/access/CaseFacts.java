package krm.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be known of a case to say who may see it and work on it. */
public record CaseFacts(
        String jobcenter, boolean disciplinary, @Nullable String team, String recordedBy, Set<String> accusedUsers) {

    public CaseFacts {
        accusedUsers = Set.copyOf(accusedUsers);
    }

    public CaseFacts accusingNobody() {
        return new CaseFacts(jobcenter, disciplinary, team, recordedBy, Set.of());
    }

    CaseFacts ofDisciplinaryCase() {
        return new CaseFacts(jobcenter, true, team, recordedBy, accusedUsers);
    }
}
