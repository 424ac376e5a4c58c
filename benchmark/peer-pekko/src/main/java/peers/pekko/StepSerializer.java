package peers.pekko;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Stores the JSON's bytes, with the step's number as manifest. */
public final class StepSerializer extends SerializerWithStringManifest {

    @Override
    public int identifier() {
        return 77001;
    }

    @Override
    public String manifest(Object event) {
        return String.valueOf(((PekkoPeer.Stored) event).no());
    }

    @Override
    public byte[] toBinary(Object event) {
        return ((PekkoPeer.Stored) event).json().getBytes(UTF_8);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return new PekkoPeer.Stored(Integer.parseInt(manifest), new String(bytes, UTF_8));
    }
}
