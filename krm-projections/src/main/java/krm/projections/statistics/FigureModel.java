package krm.projections.statistics;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import krm.projections.CaseEvent;
import krm.projections.Fold;
import krm.projections.ReadModel;
import krm.projections.Table;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code case_figure}, {@code figure_total} and {@code reception_count} hold. */
public final class FigureModel implements ReadModel<Kept> {

    public static final String NAME = "statistics";

    @Override
    public List<Table<Kept>> tables() {
        return List.of(Kept.CASES, Kept.TOTALS, Kept.RECEPTIONS);
    }

    @Override
    public Fold<Kept> fold(Collection<CaseEvent> events) {
        return Kept::after;
    }

    @Override
    public Map<UUID, Kept> load(JdbcClient db, Set<UUID> caseIds) {
        return db
                .sql("select " + Kept.COLUMNS + " from case_figure where complaint_id = any(?::uuid[])")
                .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> Kept.read(row))
                .list()
                .stream()
                .collect(toMap(Kept::id, some -> some));
    }

    @Override
    public int sequence(Kept some) {
        return some.sequence();
    }
}
