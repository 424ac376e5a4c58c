package krm.app.operations;

import java.util.Map;
import krm.projections.ProjectionPositions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Tells administrators how the projections stand, as a detail of readiness. A node stays in service whatever it says: one
 * case that waits, or a list that is behind for a while, is the same on every node, and without a node it gets no better.
 */
@Component("projections")
class ProjectionsHealth extends AbstractHealthIndicator {

    private final ProjectionPositions positions;

    ProjectionsHealth(ProjectionPositions positions) {
        this.positions = positions;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (var state : positions.all()) {
            health.withDetail(
                    state.name(),
                    Map.of(
                            "lagEvents", state.lagEvents(),
                            "lagSeconds", state.lagSeconds(),
                            "deadLetters", state.deadLetters()));
        }
    }
}
