package krm.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import krm.app.database.Database;
import krm.app.database.Exit;
import krm.app.database.MasterKeySource;
import krm.app.database.StartFailure;
import krm.app.engine.Caller;
import krm.app.engine.HousesOnly;
import krm.app.engine.StoredEvents;
import krm.app.people.Credentials;
import krm.app.people.HouseChanges;
import krm.app.people.People;
import krm.app.people.PeopleTables;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.house.Change;
import krm.core.house.HouseCommand.AdmitUser;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.HouseRefusal;
import krm.eventstore.AppendWith;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.MasterKey;
import krm.eventstore.PostgresEventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes the one user who makes all others, by the same commands and events; also beside a running krm. */
public final class FirstAdministrator {

    /** No user can have this name. */
    private static final String OPERATOR = "(create-admin)";

    private final Database database;
    private final MasterKeySource masterKey;
    private final PasswordEncoder passwords;
    private final Clock clock;

    public FirstAdministrator(Database database, MasterKeySource masterKey, PasswordEncoder passwords, Clock clock) {
        this.database = database;
        this.masterKey = masterKey;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The Jobcenter is opened where it is not known yet.
     *
     * @throws StartFailure if there is an administrator, or a rule is against it
     */
    public void create(String name, String password, @Nullable String jobcenter, @Nullable String land) {
        if (!Credentials.strong(password)) {
            throw refused("The password must have at least %d characters and at most %d bytes."
                    .formatted(Credentials.SHORTEST, Credentials.LONGEST_BYTES));
        }
        var main = database.settings().main();
        // Two at once: the second waits and sees the first.
        try (var lock = main.asProgram().getConnection();
                var statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(5209863327454)");
            createAlone(name, password, jobcenter, land);
        } catch (SQLException e) {
            throw main.failure(e);
        } catch (HouseRefusal e) {
            throw refused("That is not possible: " + e.code()
                    + e.field().map(field -> " (" + field + ")").orElse("") + ".");
        }
    }

    private void createAlone(String name, String password, @Nullable String jobcenter, @Nullable String land) {
        var settings = database.settings();
        try (var pool = settings.main().programPool("krm-admin");
                var keysPool = settings.keys().programPool("krm-admin-keys")) {
            var keys = new DataKeys(keysPool, new MasterKey(masterKey.key()), clock);
            if (!keys.masterKeyFits()) {
                throw new StartFailure(
                        Exit.MASTER_KEY, "The master key is not the one that this database was written with.");
            }
            var db = JdbcClient.create(pool);
            var people = new People(db);
            var credentials = new Credentials(db, passwords);
            var tables =
                    new PeopleTables(new EventLog(pool), StoredEvents.codec(), db, new JdbcTransactionManager(pool));
            tables.catchUp();
            refuseIfThereIsOne(people, name);
            try (var store = PostgresEventStore.open(
                            pool, settings.main().longLived(), StoredEvents.codec(), keys, new SimpleMeterRegistry());
                    var houses = HousesOnly.on(store, people)) {
                var changes = new HouseChanges(houses.commands(), tables, credentials);
                var house = house(people, changes, jobcenter, land);
                changes.make(
                        credentials.keep(password, false),
                        credential -> new AdmitUser(change(house), name, house, Role.ADMIN, null, credential, false),
                        caller(house),
                        AppendWith.NOTHING);
            }
        }
    }

    private static void refuseIfThereIsOne(People people, String name) {
        if (people.hasRealAdministrator()) {
            throw refused("There is an administrator already; accounts are made by that one now.");
        }
        if (people.person(name).isPresent()) {
            throw refused("The name " + name + " is taken.");
        }
    }

    private String house(People people, HouseChanges changes, @Nullable String jobcenter, @Nullable String land) {
        if (jobcenter == null) {
            var known = people.houses();
            if (known.size() != 1) {
                throw refused("Name the administrator's Jobcenter: --jobcenter CODE --land NI.");
            }
            return known.getFirst().code();
        }
        if (!people.jobcenterExists(jobcenter)) {
            if (land == null) {
                throw refused("The Jobcenter " + jobcenter + " is not known yet; say in which Land it is: --land NI.");
            }
            changes.make(
                    new OpenJobcenter(change(jobcenter), jobcenter, jobcenter, land),
                    caller(jobcenter),
                    AppendWith.NOTHING);
        }
        return jobcenter;
    }

    private Change change(String jobcenter) {
        return new Change(operator(jobcenter), LocalDate.now(clock), null);
    }

    private static Caller caller(String jobcenter) {
        return new Caller(operator(jobcenter), UUID.randomUUID().toString());
    }

    private static Actor operator(String jobcenter) {
        return new Actor(OPERATOR, Role.ADMIN, null, jobcenter, null);
    }

    private static StartFailure refused(String sentence) {
        return new StartFailure(Exit.REFUSED, sentence);
    }
}
