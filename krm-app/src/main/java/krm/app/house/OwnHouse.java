package krm.app.house;

import krm.app.people.People;
import krm.app.web.Problem;
import krm.core.access.Actor;
import krm.core.access.Administration;
import krm.core.access.Role;
import org.springframework.stereotype.Component;

/**
 * The house that an address names, where only one's own will do. Administrators know of the others (403); for everybody else
 * they do not exist (404).
 */
@Component
class OwnHouse {

    private final People people;

    OwnHouse(People people) {
        this.people = people;
    }

    /** After the caller's role has been looked at. */
    People.House of(Actor actor, String code) {
        if (actor.role() != Role.ADMIN && !actor.jobcenter().equals(code)) {
            throw new Problem("NOT_FOUND");
        }
        var house = find(code);
        if (actor.role() == Role.ADMIN) {
            Administration.require(actor, code);
        }
        return house;
    }

    People.House find(String code) {
        return people.house(code).orElseThrow(() -> new Problem("NOT_FOUND"));
    }
}
