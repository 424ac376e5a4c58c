package krm.app.people;

import jakarta.annotation.PostConstruct;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import krm.app.engine.StoredEvents;
import krm.core.house.event.DeputiesNamed;
import krm.core.house.event.FirstPasswordSet;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import krm.core.house.event.HouseEvent;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;
import krm.core.house.event.RecipientsNamed;
import krm.core.house.event.RuleBookReviewed;
import krm.core.house.event.TeamFormed;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicReinstated;
import krm.core.house.event.TopicRenamed;
import krm.core.house.event.TopicRetired;
import krm.core.house.event.UserAdmitted;
import krm.core.house.event.UserLeft;
import krm.core.house.event.UserReassigned;
import krm.core.house.event.UserReturned;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes {@code people.jobcenter}, {@code team} and {@code account} as the events say (decision 12). Whoever has stored a
 * change catches up before anybody is answered, so all nodes, which ask the tables for each request, know it at once. The
 * look around each second is for a node that died between the two.
 */
@Component
public class PeopleTables {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleTables.class);
    private static final int BATCH = 500;
    /** So many positions without a change of people may pass before the tables' own position follows. */
    private static final int STRIDE = 10_000;

    private final EventLog log;
    private final EventCodec codec;
    private final JdbcClient db;
    private final TransactionTemplate together;

    public PeopleTables(EventLog log, EventCodec codec, JdbcClient db, PlatformTransactionManager transactions) {
        this.log = log;
        this.codec = codec;
        this.db = db;
        this.together = new TransactionTemplate(transactions);
    }

    /**
     * Returns when the tables know everything that was stored before the call.
     *
     * @throws StoreUnavailable if the database does not answer
     */
    @PostConstruct
    public void catchUp() {
        while (!advance()) {
            // Another node was quicker, or there is more.
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void lookAround() {
        try {
            catchUp();
        } catch (StoreUnavailable | DataAccessException | TransactionException e) {
            LOG.debug("Houses and people are looked at again later: {}", e.getMessage());
        }
    }

    /** @return whether there is nothing more */
    private boolean advance() {
        var head = log.head();
        long from =
                db.sql("select position from people.progress").query(Long.class).single();
        var events = log.after(from, StoredEvents.namesOfHouseEvents(), BATCH);
        if (events.isEmpty() && head - from < STRIDE) {
            return true;
        }
        var to = events.isEmpty() ? head : events.getLast().position();
        var moved = Boolean.TRUE.equals(together.execute(_ -> {
            // The row is locked until the end; whoever comes second finds another position and starts again.
            var mine = db.sql("update people.progress set position = :to where position = :from")
                            .param("to", to)
                            .param("from", from)
                            .update()
                    == 1;
            if (mine) {
                events.forEach(event -> apply((HouseEvent) codec.read(event)));
            }
            return mine;
        }));
        return moved && events.size() < BATCH;
    }

    private void apply(HouseEvent event) {
        switch (event) {
            case JobcenterOpened opened ->
                db.sql("""
                    insert into people.jobcenter (code, name, land, version) values (:code, :name, :land, 1)
                    """)
                        .param("code", opened.jobcenter())
                        .param("name", opened.name())
                        .param("land", opened.land())
                        .update();
            case TeamFormed formed -> {
                db.sql("insert into people.team (jobcenter, code, name) values (:jobcenter, :code, :name)")
                        .param("jobcenter", formed.jobcenter())
                        .param("code", formed.team())
                        .param("name", formed.name())
                        .update();
                counted(formed);
            }
            case RecipientsNamed named -> {
                db.sql("update people.jobcenter set recipients = :recipients where code = :code")
                        .param("recipients", named.recipients().toArray(String[]::new))
                        .param("code", named.jobcenter())
                        .update();
                counted(named);
            }
            // What a house goes by is folded from its events (RulesInForce): here it only counts.
            case ReactionRulesIssued rules -> counted(rules);
            case PetitionRulesIssued rules -> counted(rules);
            case RuleBookReviewed rules -> counted(rules);
            case HolidayAdded holiday -> counted(holiday);
            case HolidayWithdrawn holiday -> counted(holiday);
            case TopicAdded topic -> counted(topic);
            case TopicRenamed topic -> counted(topic);
            case TopicRetired topic -> counted(topic);
            case TopicReinstated topic -> counted(topic);
            case UserAdmitted admitted ->
                db.sql("""
                    insert into people.account (name, role, jobcenter, team, credential, active, demo, version)
                    values (:name, :role, :jobcenter, :team, :credential, true, :demo, 1)
                    """)
                        .param("name", admitted.user())
                        .param("role", admitted.role().name())
                        .param("jobcenter", admitted.jobcenter())
                        .param("team", admitted.team())
                        .param("credential", UUID.fromString(admitted.credential()))
                        .param("demo", admitted.demo())
                        .update();
            case UserReassigned reassigned ->
                change(
                        reassigned.user(),
                        "role = :role, team = :team",
                        sql -> sql.param("role", reassigned.role().name()).param("team", reassigned.team()));
            case UserLeft left -> change(left.user(), "active = false", sql -> sql);
            case UserReturned returned -> change(returned.user(), "active = true", sql -> sql);
            case DeputiesNamed named ->
                change(
                        named.user(),
                        "deputies = :deputies",
                        sql -> sql.param("deputies", named.deputies().toArray(String[]::new)));
            case FirstPasswordSet set -> {
                db.sql("delete from people.credential where id = (select credential from people.account where"
                                + " name = :name)")
                        .param("name", set.user())
                        .update();
                change(
                        set.user(),
                        "credential = :credential",
                        sql -> sql.param("credential", UUID.fromString(set.credential())));
            }
        }
    }

    private void counted(JobcenterEvent event) {
        db.sql("update people.jobcenter set version = version + 1 where code = :code")
                .param("code", event.jobcenter())
                .update();
    }

    private interface Values {
        JdbcClient.StatementSpec in(JdbcClient.StatementSpec sql);
    }

    private void change(String user, String what, Values values) {
        values.in(db.sql("update people.account set " + what + ", version = version + 1 where name = :name"))
                .param("name", user)
                .update();
    }
}
