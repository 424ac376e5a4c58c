package krm.app.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import krm.core.access.Role;
import krm.core.complaint.Approvers;
import krm.core.complaint.Teams;
import krm.core.house.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the people, teams and Jobcenters of the installation, as they are now on every node. */
@Component
public class People implements Teams, Approvers, Directory {

    /** Somebody who may sign in with a password. */
    public record Account(
            String name,
            String passwordHash,
            boolean mustChange,
            Role role,
            String jobcenter,
            @Nullable String team,
            Set<String> reporting) {}

    /**
     * Somebody who works in a house, or has left it. {@code reporting}: the other houses that have named them as a recipient
     * of their figures. {@code version} counts what has happened to them.
     */
    public record Person(
            String name,
            Role role,
            String jobcenter,
            @Nullable String team,
            boolean active,
            List<String> deputies,
            List<String> reporting,
            int version) {}

    public record House(String code, String name, String land, int version) {}

    public record Team(String code, String name) {}

    private static final String REPORTING =
            "array(select code from people.jobcenter where a.name = any (recipients) order by code)";
    private static final String PERSON =
            "select name, role, jobcenter, team, active, deputies, " + REPORTING + ", version from people.account a ";

    /** Of {@code people.account a} and {@code people.credential c}. */
    static final String ACCOUNT =
            "a.name, c.password_hash, c.must_change, a.role, a.jobcenter, a.team, " + REPORTING + " as reporting";

    private final JdbcClient db;

    public People(JdbcClient db) {
        this.db = db;
    }

    /** Who has not left. */
    public Optional<Account> account(String name) {
        return db.sql("""
            select %s
              from people.account a
              join people.credential c on c.id = a.credential
             where a.name = :name and a.active
            """.formatted(ACCOUNT))
                .param("name", name)
                .query((row, _) -> account(row))
                .optional();
    }

    static Account account(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Account(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                Role.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                Set.copyOf(texts(row, 7)));
    }

    public Optional<Person> person(String name) {
        return db.sql(PERSON + "where name = :name")
                .param("name", name)
                .query(People::person)
                .optional();
    }

    /** Everybody of a house, who has left it too, by name. */
    public List<Person> of(String jobcenter) {
        return db.sql(PERSON + "where jobcenter = :jobcenter order by name")
                .param("jobcenter", jobcenter)
                .query(People::person)
                .list();
    }

    private static Person person(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Person(
                row.getString(1),
                Role.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                texts(row, 6),
                texts(row, 7),
                row.getInt(8));
    }

    private static List<String> texts(java.sql.ResultSet row, int column) throws java.sql.SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Whom somebody may act for (Vertretung): who works in that house and has named them a deputy; by name. */
    public List<Person> representedBy(String user, String jobcenter) {
        return db.sql(PERSON + "where jobcenter = :jobcenter and active and :user = any (deputies) order by name")
                .param("jobcenter", jobcenter)
                .param("user", user)
                .query(People::person)
                .list();
    }

    /** Somebody of that name has worked here, and does no more. */
    public boolean hasLeft(String name) {
        return found("select exists (select from people.account where name = ? and not active)", name);
    }

    /** By code. */
    public List<House> houses() {
        return db.sql("select code, name, land, version from people.jobcenter order by code")
                .query(House.class)
                .list();
    }

    public Optional<House> house(String code) {
        return db.sql("select code, name, land, version from people.jobcenter where code = :code")
                .param("code", code)
                .query(House.class)
                .optional();
    }

    /** By code. */
    public List<Team> teams(String jobcenter) {
        return db.sql("select code, name from people.team where jobcenter = :jobcenter order by code")
                .param("jobcenter", jobcenter)
                .query(Team.class)
                .list();
    }

    /** A team's name; the code where there is none of it. */
    public String teamName(String jobcenter, String code) {
        return teams(jobcenter).stream()
                .filter(team -> team.code().equals(code))
                .map(Team::name)
                .findFirst()
                .orElse(code);
    }

    /** The demo's users do not count: outside of the demo nobody can sign in as one. */
    public boolean hasRealAdministrator() {
        return found("select exists (select from people.account where role = 'ADMIN' and active and not demo)");
    }

    @Override
    public boolean exists(String jobcenter, String team) {
        return found("select exists (select from people.team where jobcenter = ? and code = ?)", jobcenter, team);
    }

    @Override
    public boolean teamExists(String jobcenter, String team) {
        return exists(jobcenter, team);
    }

    @Override
    public boolean jobcenterExists(String jobcenter) {
        return found("select exists (select from people.jobcenter where code = ?)", jobcenter);
    }

    @Override
    public boolean worksAt(String jobcenter, String user) {
        return found(
                "select exists (select from people.account where jobcenter = ? and name = ? and active)",
                jobcenter,
                user);
    }

    @Override
    public boolean readsFiguresElsewhere(String jobcenter, String user) {
        return found(
                "select exists (select from people.account where jobcenter <> ? and name = ? and role = 'REPORTING' and"
                        + " active)",
                jobcenter,
                user);
    }

    /** By name: to whom a house reports. */
    public List<String> recipients(String jobcenter) {
        return db.sql("select unnest(recipients) from people.jobcenter where code = :jobcenter")
                .param("jobcenter", jobcenter)
                .query(String.class)
                .list();
    }

    @Override
    public boolean hasAdministrator(String jobcenter) {
        return found(
                "select exists (select from people.account where jobcenter = ? and role = 'ADMIN' and active)",
                jobcenter);
    }

    private boolean found(String query, Object... values) {
        return db.sql(query).params(values).query(Boolean.class).single();
    }

    @Override
    public boolean mayApprove(String jobcenter, String user) {
        return person(user)
                .filter(Person::active)
                .filter(a -> a.jobcenter().equals(jobcenter))
                .filter(a -> List.of(Role.KRM_OFFICER, Role.MANAGEMENT).contains(a.role()))
                .isPresent();
    }
}
