package krm.core.complaint.event;

/** The rating of one concern, by its number (S2.05). */
public record ConcernRating(int no, Rating rating) {}
