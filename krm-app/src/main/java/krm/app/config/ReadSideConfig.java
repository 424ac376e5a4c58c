package krm.app.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.core.calendar.Calendars;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.projections.ProjectionPositions;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
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

    @Bean
    CaseListProjection caseListProjection(JdbcClient db, Calendars calendars) {
        return new CaseListProjection(db, calendars);
    }

    @Bean
    SearchWords searchWords(DataKeys keys) {
        return new SearchWords(keys.searchKey());
    }

    @Bean
    SearchProjection searchProjection(JdbcClient db, EventLog log, EventCodec codec, DataKeys keys, SearchWords words) {
        return new SearchProjection(db, log, codec, keys, words);
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
    PastList pastList(JdbcClient db, PastCases cases, Calendars calendars) {
        return new PastList(db, cases, calendars);
    }

    @Bean
    PastWorklist pastWorklist(JdbcClient db, PastCases cases, Calendars calendars) {
        return new PastWorklist(db, cases, calendars);
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
