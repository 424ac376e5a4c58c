package krm.app.database;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Two Jobcenters with their teams and people to try krm with; the password is known to everybody. */
public final class DemoPeople {

    public static final String PASSWORD = "demo";

    private record Person(
            String name,
            String role,
            String jobcenter,
            @Nullable String team) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("krm", "KRM_OFFICER", "WF", null),
            new Person("team.leistung", "TEAM_LEAD", "WF", "LEISTUNG"),
            new Person("team.vermittlung", "TEAM_LEAD", "WF", "VERMITTLUNG"),
            new Person("gf", "MANAGEMENT", "WF", "GF"),
            new Person("mitarbeit", "STAFF", "WF", "EINGANG"),
            new Person("revision", "AUDITOR", "WF", null),
            new Person("rd", "REPORTING", "WF", null),
            new Person("admin", "ADMIN", "WF", null),
            new Person("krm.sz", "KRM_OFFICER", "SZ", null));

    private static final List<String> TEAMS = List.of("LEISTUNG", "VERMITTLUNG", "EINGANG", "GF");

    private final JdbcClient db;
    private final PasswordEncoder passwords;

    DemoPeople(JdbcClient db, PasswordEncoder passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    /** Nobody real is touched: a name that is taken stays as it is. */
    void moveIn() {
        house("WF", "Wolfenbüttel");
        house("SZ", "Salzgitter");
        var hash = passwords.encode(PASSWORD);
        PEOPLE.forEach(person -> db.sql("""
            insert into people.account (name, password_hash, role, jobcenter, team, demo)
            values (:name, :hash, :role, :jobcenter, :team, true)
            on conflict (name) do update set password_hash = excluded.password_hash where account.demo
            """)
                .param("name", person.name)
                .param("hash", hash)
                .param("role", person.role)
                .param("jobcenter", person.jobcenter)
                .param("team", person.team)
                .update());
    }

    /** Outside the demo nobody knows their password. */
    void lockOut() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        db.sql("update people.account set password_hash = :hash where demo")
                .param("hash", passwords.encode(Base64.getEncoder().encodeToString(secret)))
                .update();
    }

    private void house(String code, String name) {
        db.sql("insert into people.jobcenter (code, name, land) values (:code, :name, 'NI') on conflict do nothing")
                .param("code", code)
                .param("name", name)
                .update();
        TEAMS.forEach(team -> db.sql(
                        "insert into people.team (jobcenter, code, name) values (:jobcenter, :code, :code) on conflict"
                                + " do nothing")
                .param("jobcenter", code)
                .param("code", team)
                .update());
    }
}
