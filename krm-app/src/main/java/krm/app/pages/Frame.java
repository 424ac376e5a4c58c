package krm.app.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import krm.app.people.People.Person;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: who is signed in, where they can go, in which language they read.
 *
 * @param user null for somebody who has not signed in
 * @param password whether they sign in by one of ours, and may change it
 * @param onBehalfOf whose deputy they are at the moment
 * @param represents whose deputies they may be
 * @param teams of the house, by code
 * @param reviewDue when the rule books are to be looked at, for whom it is to do and as long as it is (S2.87)
 * @param path of this page
 * @param address of this page with its question, to come back to after a choice of language
 */
public record Frame(
        @Nullable String user,
        @Nullable Role role,
        boolean password,
        @Nullable String onBehalfOf,
        List<Person> represents,
        @Nullable String house,
        List<Link> links,
        Map<String, String> teams,
        @Nullable LocalDate reviewDue,
        String path,
        String address,
        String language) {

    /** A team's name, by its code; the code where there is none. */
    public @Nullable String team(@Nullable String code) {
        return code == null ? null : teams.getOrDefault(code, code);
    }

    /** One entry of the navigation. */
    public record Link(String address, String key, boolean here) {}
}
