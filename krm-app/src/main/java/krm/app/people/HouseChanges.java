package krm.app.people;

import java.util.UUID;
import java.util.function.Function;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.core.access.NotAllowed;
import krm.core.house.HouseCommand;
import krm.core.house.HouseRefusal;
import krm.eventstore.AppendWith;
import krm.eventstore.RequestKnown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes houses and people: returns when the change is durable and every node goes by it. */
@Component
public class HouseChanges {

    private final Commands commands;
    private final PeopleTables tables;
    private final Credentials credentials;

    public HouseChanges(Commands commands, PeopleTables tables, Credentials credentials) {
        this.commands = commands;
        this.tables = tables;
        this.credentials = credentials;
    }

    /** @throws HouseRefusal and whatever else {@link Commands#send(HouseCommand, Caller, AppendWith)} throws */
    public void make(HouseCommand command, Caller caller, AppendWith with) {
        commands.send(command, caller, with);
        tables.catchUp();
    }

    /**
     * A change that names a credential, which is durable already; if no event comes to name it, it goes again.
     *
     * @param credential null if the password is not strong enough, which the rules then say
     */
    public void make(
            @Nullable UUID credential,
            Function<@Nullable String, HouseCommand> command,
            Caller caller,
            AppendWith with) {
        try {
            make(command.apply(credential == null ? null : credential.toString()), caller, with);
        } catch (HouseRefusal | NotAllowed | RequestKnown e) {
            if (credential != null) {
                credentials.forget(credential);
            }
            throw e;
        }
    }
}
