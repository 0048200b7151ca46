package dev.zplan.module;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From one state of a resource to another.
 *
 * @param address which
 * @param from the state it is in; null for not there
 * @param to the state it is to be in; null for not there
 * @param purpose why
 * @param flavour what the host runs
 */
public record Transition(
        Address address, @Nullable Resource from, @Nullable Resource to, Purpose purpose, Flavour flavour) {

    /** Why a resource changes. */
    public enum Purpose {
        /** The plan wants it. */
        APPLY,
        /** A step of a failed apply is taken back. */
        UNDO
    }

    /** The way back, as an undo. */
    public Transition reversed() {
        return new Transition(address, to, from, Purpose.UNDO, flavour);
    }

    /** What command templates may speak of: the attributes of the state that counts, {@code before}, {@code after}, {@code host}. */
    public Map<String, Value> model(String keyName) {
        TreeMap<String, Value> model = new TreeMap<>();
        Resource state = to != null ? to : from;
        if (state != null) {
            model.putAll(state.attributes());
        }
        model.put(keyName, Value.text(address.name()));
        if (from != null) {
            model.put("before", Value.record(from.attributes()));
        }
        if (to != null) {
            model.put("after", Value.record(to.attributes()));
        }
        model.put(
                "host", Value.record(Map.of("name", Value.text(address.host()), "flavour", Value.text(flavour.id()))));
        return model;
    }
}
