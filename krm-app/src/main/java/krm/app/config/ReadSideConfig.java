package krm.app.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.core.house.Houses;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.PostgresEventStore;
import krm.projections.Follower;
import krm.projections.Projection;
import krm.projections.ProjectionPositions;
import krm.projections.ProjectionRunner;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.DeadlinesAround;
import krm.projections.caselist.MissedDeadlines;
import krm.projections.caselist.PastCases;
import krm.projections.caselist.PastList;
import krm.projections.caselist.PastWorklist;
import krm.projections.caselist.WholeCases;
import krm.projections.caselist.Worklist;
import krm.projections.caselist.search.SearchProjection;
import krm.projections.caselist.search.SearchWords;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readers and writers of the read side. */
@Configuration(proxyBeanMethods = false)
class ReadSideConfig {

    /** So many nodes can share the work of a projection; for ever. */
    private static final int SEGMENTS = 4;

    /** The list and the search in it are written together, so that one position speaks for both. */
    @Bean
    Projection caseListProjection(
            JdbcClient db, EventLog log, EventCodec codec, DataKeys keys, Houses houses, SearchWords words) {
        return new Projection(
                CaseListProjection.NAME,
                SEGMENTS,
                db,
                codec,
                List.of(new CaseListProjection(houses), new SearchProjection(log, codec, keys, words)));
    }

    @Bean(initMethod = "start")
    ProjectionRunner projectionRunner(DataSource pool, PostgresEventStore store, List<Follower> followers) {
        return new ProjectionRunner(pool, store, followers);
    }

    @Bean
    SearchWords searchWords(DataKeys keys) {
        return new SearchWords(keys.searchKey());
    }

    @Bean
    CaseList caseList(JdbcClient db) {
        return new CaseList(db);
    }

    @Bean
    PastCases pastCases(JdbcClient db, EventLog log, EventCodec codec) {
        return new PastCases(db, log, codec);
    }

    @Bean
    PastList pastList(JdbcClient db, PastCases cases, Houses houses) {
        return new PastList(db, cases, houses);
    }

    @Bean
    PastWorklist pastWorklist(JdbcClient db, PastCases cases, Houses houses) {
        return new PastWorklist(db, cases, houses);
    }

    @Bean
    WholeCases wholeCases(@Qualifier(DatabaseConfig.LONG_LIVED) DataSource connections, EventLog log) {
        return new WholeCases(connections, log);
    }

    @Bean
    MissedDeadlines missedDeadlines(JdbcClient db) {
        return new MissedDeadlines(db);
    }

    @Bean
    DeadlinesAround deadlinesAround(JdbcClient db) {
        return new DeadlinesAround(db);
    }

    @Bean
    Worklist worklist(JdbcClient db) {
        return new Worklist(db);
    }

    /** How many positions each projection is behind the log; gaps in the positions count too. */
    @Bean
    MeterBinder projectionLag(ProjectionPositions positions, EventLog log) {
        return metrics -> Gauge.builder("krm.projection.lag", () -> log.head() - positions.of(CaseListProjection.NAME))
                .tag("projection", CaseListProjection.NAME)
                .register(metrics);
    }

    @Bean
    ProjectionPositions projectionPositions(JdbcClient db) {
        return new ProjectionPositions(db);
    }
}
