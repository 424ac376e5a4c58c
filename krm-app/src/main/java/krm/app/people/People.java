package krm.app.people;

import java.util.List;
import java.util.Optional;
import krm.core.access.Role;
import krm.core.complaint.Approvers;
import krm.core.complaint.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the accounts, teams and Jobcenters of the installation. */
@Component
public class People implements Teams, Approvers {

    /** Somebody who may sign in. */
    public record Account(
            String name,
            String passwordHash,
            Role role,
            String jobcenter,
            @Nullable String team) {}

    private final JdbcClient db;

    public People(JdbcClient db) {
        this.db = db;
    }

    public Optional<Account> account(String name) {
        return db.sql("select name, password_hash, role, jobcenter, team from people.account where name = :name")
                .param("name", name)
                .query(Account.class)
                .optional();
    }

    /** The federal state (Land) of a Jobcenter, as ISO 3166-2 without {@code DE-}. */
    public String landOf(String jobcenter) {
        return db.sql("select land from people.jobcenter where code = :code")
                .param("code", jobcenter)
                .query(String.class)
                .single();
    }

    @Override
    public boolean exists(String jobcenter, String team) {
        return db.sql("select exists (select from people.team where jobcenter = :jobcenter and code = :team)")
                .param("jobcenter", jobcenter)
                .param("team", team)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean mayApprove(String jobcenter, String user) {
        return account(user)
                .filter(a -> a.jobcenter().equals(jobcenter))
                .filter(a -> List.of(Role.KRM_OFFICER, Role.MANAGEMENT).contains(a.role()))
                .isPresent();
    }
}
