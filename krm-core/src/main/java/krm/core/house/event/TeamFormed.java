package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A team (Team, Fachabteilung) was formed in a Jobcenter. */
@StoredAs(name = "TeamFormed", revision = 1)
public record TeamFormed(String jobcenter, LocalDate occurredOn, String team, String name) implements JobcenterEvent {}
