package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts something else in the place of every secret.
 *
 * @param change what
 */
record SecretMapping(UnaryOperator<Value.Secret> change) {

    Value on(Value value) {
        if (value instanceof Value.Secret secret) {
            return change.apply(secret);
        } else if (value instanceof Value.Items items) {
            return Value.list(items.items().stream().map(this::on).toList());
        } else if (value instanceof Value.Members members) {
            TreeMap<String, Value> mapped = new TreeMap<>(members.members());
            mapped.replaceAll((name, v) -> on(v));
            return Value.record(mapped);
        }
        return value;
    }

    Resource on(Resource resource) {
        TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
        attributes.replaceAll((name, value) -> on(value));
        return new Resource(resource.address(), attributes);
    }

    /** The same of what may not be there. */
    @Nullable
    Resource onAny(@Nullable Resource resource) {
        return resource == null ? null : on(resource);
    }

    Desired on(Desired desired) {
        List<DesiredResource> resources = desired.resources().stream()
                .map(r -> new DesiredResource(
                        on(r.resource()),
                        r.plan(),
                        r.zone(),
                        r.span(),
                        r.attributeSpans(),
                        r.dependsOn(),
                        r.protect(),
                        r.replace(),
                        r.ignored()))
                .toList();
        return new Desired(resources, desired.zones(), desired.moves(), desired.secrets(), desired.diagnostics());
    }

    HostFacts on(HostFacts facts) {
        SortedMap<Address, Resource> resources = new TreeMap<>(facts.resources());
        resources.replaceAll((address, resource) -> on(resource));
        return facts.with(resources);
    }

    Step on(Step step) {
        Transition was = step.transition();
        Transition transition =
                new Transition(was.address(), onAny(was.from()), onAny(was.to()), was.purpose(), was.flavour());
        return new Step(
                step.id(),
                step.stage(),
                step.effect(),
                transition,
                step.commands(),
                step.undo(),
                step.timeout(),
                step.serial(),
                step.retry(),
                step.needs());
    }
}
