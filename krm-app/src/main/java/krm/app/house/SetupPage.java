package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.core.access.Role;
import krm.core.complaint.Teams;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first steps of a house that is new: what an administrator has to do until the first complaint can be recorded, with
 * what is done ticked off. Whether there is a complaint, an administrator does not learn.
 */
@Page
class SetupPage {

    static final String PATH = "/setup";

    /** Without these nobody could carry a complaint to its end. */
    private static final Set<Role> NEEDED = EnumSet.of(Role.KRM_OFFICER, Role.TEAM_LEAD, Role.MANAGEMENT);

    private static final int SIZE = 200;

    /**
     * What there is of a house.
     *
     * @param missing roles that nobody has yet
     */
    record Setup(People.House house, List<People.Team> teams, long people, Set<Role> missing) {

        /** Disciplinary complaints go to the management's team and to no other. */
        public boolean hasManagement() {
            return teams.stream().anyMatch(team -> team.code().equals(Teams.MANAGEMENT));
        }

        public boolean hasTeams() {
            return hasManagement() && teams.size() > 1;
        }

        public boolean hasPeople() {
            return missing.isEmpty();
        }

        boolean isDone() {
            return hasTeams() && hasPeople();
        }
    }

    private final JobcenterController jobcenters;
    private final UserController users;

    SetupPage(JobcenterController jobcenters, UserController users) {
        this.jobcenters = jobcenters;
        this.users = users;
    }

    /** Where an administrator begins: here as long as something is missing. */
    @GetMapping("/start")
    String start(SignedIn caller, HttpServletRequest request) {
        return "redirect:" + (of(caller, request).isDone() ? "/operations" : PATH);
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        model.addAttribute("setup", of(caller, request));
        return "house/setup";
    }

    private Setup of(SignedIn caller, HttpServletRequest request) {
        var code = caller.actor().jobcenter();
        var house = Objects.requireNonNull(jobcenters.one(caller, code).getBody());
        var address = "/api/jobcenters/" + code + "/teams";
        var teams = jobcenters.teams(caller, code, PageCall.get(request, address, Map.of("size", "" + SIZE)));
        var missing = EnumSet.copyOf(NEEDED);
        long people = 0;
        for (int page = 0; ; page++) {
            var asked = PageCall.get(request, "/api/users", Map.of("size", "" + SIZE, "page", "" + page));
            var some = users.all(caller, asked);
            for (var person : some.items()) {
                if (person.active()) {
                    missing.remove(person.role());
                    people++;
                }
            }
            if (!some.hasMore()) {
                return new Setup(house, teams.items(), people, missing);
            }
        }
    }
}
