package krm.app.auditlog;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A case as exports saw it: the house and the days of reception that it has had. A corrected day hides no export.
 *
 * @param standings one for each event, in their order
 */
public record ReadableCase(UUID id, String house, List<Standing> standings) {

    /**
     * As the case stood from an instant on.
     *
     * @param hidden from whom, though an export takes all cases of the house along
     */
    public record Standing(OffsetDateTime since, LocalDate day, Set<String> hidden) {}
}
