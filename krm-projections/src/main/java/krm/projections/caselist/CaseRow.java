package krm.projections.caselist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case in a list. */
public record CaseRow(
        UUID id,
        String reference,
        String kind,
        String channel,
        String customerGroup,
        String status,
        String priority,
        LocalDate receivedOn,
        OffsetDateTime recordedAt,
        @Nullable String team,
        @Nullable String person,
        int version) {

    /** As the select list of a query on a query with {@link #COLUMNS}. */
    static final String NAMES =
            "id, reference, kind, channel, customer_group, status, priority, received_on, recorded_at, team, person,"
                    + " version";

    /** As the select list of a query on {@code case_list}. */
    static final String COLUMNS = "complaint_id as " + NAMES;
}
