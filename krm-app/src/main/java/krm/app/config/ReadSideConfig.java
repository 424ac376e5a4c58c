package krm.app.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.app.database.DatabaseSettings;
import krm.core.house.Houses;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.PostgresEventStore;
import krm.projections.DeadLetters;
import krm.projections.Follower;
import krm.projections.Projection;
import krm.projections.ProjectionPositions;
import krm.projections.ProjectionRunner;
import krm.projections.ProjectionState;
import krm.projections.Rebuildable;
import krm.projections.Rebuilds;
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
import krm.projections.signals.Receptions;
import krm.projections.signals.SignalProjection;
import krm.projections.signals.Signals;
import krm.projections.statistics.FigureModel;
import krm.projections.statistics.Statistics;
import krm.projections.statistics.WhatIf;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** The readers and writers of the read side. */
@Configuration(proxyBeanMethods = false)
class ReadSideConfig {

    /** So many nodes can share the work of a projection; for ever. */
    private static final int SEGMENTS = 4;

    /** Of the heap, for all rebuilds at once: the rest belongs to those who work meanwhile. */
    private static final int SHARE_OF_REBUILDS = 3;

    private static final int BYTES_OF_A_CASE = 3_000;

    /** The list and the search in it are written together, so that one position speaks for both. */
    @Bean
    Projection caseListProjection(
            JdbcClient db, DataSource pool, EventCodec codec, DataKeys keys, Houses houses, SearchWords words) {
        // On the connection of the batch: no follower waits for a second one while it holds its first.
        var log = new EventLog(new TransactionAwareDataSourceProxy(pool));
        return new Projection(
                CaseListProjection.NAME,
                SEGMENTS,
                db,
                codec,
                List.of(new CaseListProjection(houses, log, codec), new SearchProjection(log, codec, keys, words)));
    }

    @Bean
    Projection figureProjection(JdbcClient db, EventCodec codec) {
        return new Projection(FigureModel.NAME, SEGMENTS, db, codec, List.of(new FigureModel()));
    }

    @Bean
    SignalProjection signalProjection(JdbcClient db, EventCodec codec) {
        return new SignalProjection(db, codec);
    }

    @Bean
    Signals signals(JdbcClient db) {
        return new Signals(db);
    }

    @Bean
    Receptions receptions(JdbcClient db) {
        return new Receptions(db);
    }

    @Bean
    Statistics statistics(JdbcClient db, PlatformTransactionManager transactions) {
        return new Statistics(db, transactions);
    }

    @Bean
    WhatIf whatIf(JdbcClient db, PlatformTransactionManager transactions) {
        return new WhatIf(db, transactions);
    }

    @Bean(initMethod = "start")
    ProjectionRunner projectionRunner(DataSource pool, PostgresEventStore store, List<Follower> followers) {
        return new ProjectionRunner(pool, store, followers);
    }

    @Bean
    SearchWords searchWords(DataKeys keys) {
        return new SearchWords(keys.searchKey());
    }

    @Bean(initMethod = "discardAbandoned")
    Rebuilds rebuilds(DataSource pool, DatabaseSettings settings, List<Rebuildable> projections) {
        return new Rebuilds(pool, settings.main().asProgram(), projections, casesInMemory(projections.size()));
    }

    /** For one of several rebuilds that may all run. */
    private static int casesInMemory(int rebuilds) {
        return (int) (Runtime.getRuntime().maxMemory() / SHARE_OF_REBUILDS / BYTES_OF_A_CASE / rebuilds);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient db) {
        return new DeadLetters(db);
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

    /** Asked of the database when somebody looks; while it is away there is no number. */
    @Bean
    MeterBinder projectionMetrics(ProjectionPositions positions, List<Follower> followers) {
        return metrics -> followers.forEach(follower -> {
            gauge(metrics, "krm.projection.lag", positions, follower, ProjectionState::lagEvents);
            gauge(metrics, "krm.projection.lag.seconds", positions, follower, ProjectionState::lagSeconds);
            gauge(metrics, "krm.projection.dead.letters", positions, follower, ProjectionState::deadLetters);
        });
    }

    private static void gauge(
            MeterRegistry metrics,
            String name,
            ProjectionPositions positions,
            Follower follower,
            ToLongFunction<ProjectionState> value) {
        Gauge.builder(
                        name,
                        positions,
                        all -> all.all().stream()
                                .filter(state -> state.name().equals(follower.name()))
                                .mapToLong(value)
                                .sum())
                .tag("projection", follower.name())
                .register(metrics);
    }

    @Bean
    ProjectionPositions projectionPositions(JdbcClient db) {
        return new ProjectionPositions(db);
    }
}
