package peers.axon;

import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.json.JacksonSerializer;
import peers.Peer;
import peers.Step;

/** Sends the step to the aggregate over Axon's command bus; what is below, subclasses say. */
abstract class CommandBusPeer implements Peer {

    private Configuration axon;

    static Configurer configurer() {
        return DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> JacksonSerializer.defaultSerializer())
                .configureCorrelationDataProviders(_ -> List.of(
                        new MessageOriginProvider(),
                        new SimpleCorrelationDataProvider("user", "role", "channel", "client")));
    }

    final void start(Configurer configurer) {
        axon = configurer.start();
    }

    @Override
    public final void step(Step step) {
        var answer = new FutureCallback<Object, Object>();
        axon.commandBus().dispatch(new GenericCommandMessage<>(Complaint.command(step), step.meta()), answer);
        var result = answer.getResult();
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    @Override
    public final void close() {
        axon.shutdown();
    }
}
