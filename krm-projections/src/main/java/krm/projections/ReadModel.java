package krm.projections;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of each case to answer questions about many: how a case's state follows from its events, and how that state
 * stands in tables. It is written from here by {@link Projection} alone, in batches or from the beginning.
 *
 * @param <S> all that is known of one case; what its tables hold and what the next event is folded into
 */
public interface ReadModel<S> {

    /** With names that are not qualified: which generation of the tables is meant is said by the search path. */
    List<? extends Table<S>> tables();

    /** The states of these cases as far as the tables have come; a case that is not in them is left out. */
    Map<UUID, S> load(JdbcClient db, Set<UUID> caseIds);

    /** Looks up once what the fold of these events needs besides them. */
    Fold<S> fold(Collection<CaseEvent> events);

    /** The sequence of the last event that is in a state. */
    int sequence(S state);
}
