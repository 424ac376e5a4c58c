package peers.krm;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import krm.app.engine.StoredEvents;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.PostgresEventStore;
import krm.projections.Projection;
import krm.projections.ProjectionRunner;
import krm.projections.ReadModel;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.search.SearchProjection;
import krm.projections.caselist.search.SearchWords;
import krm.projections.signals.SignalProjection;
import krm.projections.statistics.FigureModel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's projections, as its own configuration puts them together. */
final class ReadSide {

    private static final int SEGMENTS = 4;

    private ReadSide() {}

    /** All read models, not started yet. */
    static ProjectionRunner following(DataSource pool, PostgresEventStore store) {
        var keys = new DataKeys(pool, KrmNode.MASTER_KEY, Clock.systemUTC());
        var signals = new SignalProjection(JdbcClient.create(pool), StoredEvents.codec());
        return new ProjectionRunner(pool, store, List.of(caseList(pool, keys), figures(pool), signals));
    }

    static Projection caseList(DataSource pool, DataKeys keys) {
        var codec = StoredEvents.codec();
        return projection(
                CaseListProjection.NAME,
                pool,
                codec,
                new CaseListProjection(SampleLives.HOUSES, new EventLog(pool), codec),
                new SearchProjection(new EventLog(pool), codec, keys, new SearchWords(keys.searchKey())));
    }

    /** Without what is found by words: events that are in no log cannot be opened. */
    static Projection caseListAlone(DataSource pool) {
        var codec = StoredEvents.codec();
        return projection(
                CaseListProjection.NAME,
                pool,
                codec,
                new CaseListProjection(SampleLives.HOUSES, new EventLog(pool), codec));
    }

    static Projection figures(DataSource pool) {
        return projection(FigureModel.NAME, pool, StoredEvents.codec(), new FigureModel());
    }

    private static Projection projection(String name, DataSource pool, EventCodec codec, ReadModel<?>... models) {
        return new Projection(name, SEGMENTS, JdbcClient.create(pool), codec, List.of(models));
    }
}
