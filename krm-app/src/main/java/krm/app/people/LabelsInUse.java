package krm.app.people;

import jakarta.annotation.PostConstruct;
import java.util.stream.Stream;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import krm.core.house.Houses;
import krm.core.privacy.Labels;
import org.springframework.stereotype.Component;

/** Domain rule 15 at start-up: with a label that classifies persons krm does not start, however the label came in. */
@Component
class LabelsInUse {

    private final People people;
    private final Houses houses;

    LabelsInUse(PeopleTables upToDate, People people, Houses houses) {
        this.people = people;
        this.houses = houses;
    }

    @PostConstruct
    void check() {
        for (var house : people.houses()) {
            Stream.of(
                            Stream.of(house.code(), house.name()),
                            people.teams(house.code()).stream().flatMap(team -> Stream.of(team.code(), team.name())),
                            houses.current(house.code()).labels())
                    .flatMap(labels -> labels)
                    .filter(Labels::classifiesPersons)
                    .findFirst()
                    .ifPresent(label -> {
                        throw new StartFailure(
                                Exit.CONFIGURATION,
                                "The Jobcenter %s has a label that classifies persons, which krm does not work with: %s."
                                        .formatted(house.code(), label));
                    });
        }
    }
}
