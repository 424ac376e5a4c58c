package krm.core.house.event;

/** Everything that can have happened to a user. */
public sealed interface UserEvent extends HouseEvent
        permits UserAdmitted, UserReassigned, UserLeft, UserReturned, DeputiesNamed, FirstPasswordSet {

    /** The name to sign in with, for ever this person's. */
    String user();
}
