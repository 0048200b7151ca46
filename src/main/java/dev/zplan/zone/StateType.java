package dev.zplan.zone;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;

/** A zone's wanted state, with an explanation for the word that most people try first. */
record StateType() implements FieldType {
    @Override
    public String name() {
        return "running|ready|installed|configured";
    }

    @Override
    public String about() {
        return "one of running, ready, installed, configured";
    }

    @Override
    public Outcome read(Value raw) {
        if (raw.show().equals("halted")) {
            return new Outcome.Refused(
                    "zplan::value::not_a_choice",
                    "\"halted\" is not a state of a zone's configuration",
                    "write \"installed\": illumos calls a zone so that is installed and does not run");
        }
        return Types.of(name()).read(raw);
    }
}
