package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Field;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.Item;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the resources that stand in a spec by themselves into wanted resources.
 *
 * @param kinds the modules
 * @param defaultHost the host of what names none
 * @param hosts the known hosts
 */
public record ResourceExpander(Kinds kinds, String defaultHost, Set<String> hosts) {

    private static final List<FieldSchema> COMMON = List.of(
            FieldSchema.optional("host", Types.of("word"), "The host that it is on"),
            FieldSchema.optional(
                            Placement.ON,
                            Types.of("text"),
                            "Groups or hosts: one for each host, in place of `host` (see [hosts.md](hosts.md))")
                    .asList(),
            FieldSchema.optional("depends-on", Types.of("text"), "Addresses of what must be in place before it")
                    .asList(),
            FieldSchema.optional("protect", Types.of("flag"), "Refuse to delete or replace it"),
            Ignored.FIELD);

    static final String REPLACE = "Allow a change that only a new one can make: what it holds is lost";

    private static final FieldSchema MAY_REPLACE = FieldSchema.optional("replace", Types.of("flag"), REPLACE);

    /** Keeps a copy. */
    public ResourceExpander {
        hosts = Set.copyOf(hosts);
    }

    /** What a spec may say of each kind that can stand by itself, and of things that have another name than before. */
    public static List<NodeSchema> schemas(Kinds kinds) {
        List<NodeSchema> schemas = new ArrayList<>();
        kinds.all().stream()
                .map(Kind::module)
                .filter(m -> m.driver() == null && !m.readOnly())
                .map(m -> m.schema(common(m)))
                .forEach(schemas::add);
        schemas.add(MoveReader.SCHEMA);
        return schemas;
    }

    /** Only what holds data wants a word before it is made anew. */
    private static List<FieldSchema> common(ModuleDef module) {
        List<FieldSchema> common = new ArrayList<>(COMMON);
        if (module.purges()) {
            common.add(MAY_REPLACE);
        }
        return common;
    }

    /** The resources among {@code items}. */
    public List<DesiredResource> expand(List<Item> items, Diagnostics diagnostics) {
        List<DesiredResource> resources = new ArrayList<>();
        for (Item item : items) {
            kinds.find(item.block().name())
                    .flatMap(kind -> resource(item, kind.module(), diagnostics))
                    .ifPresent(resources::add);
        }
        return resources;
    }

    private Optional<DesiredResource> resource(Item item, ModuleDef module, Diagnostics diagnostics) {
        Block block = item.block();
        String host = block.text("host").orElse(defaultHost);
        if (!hosts.contains(host)) {
            diagnostics.error(
                    "zplan::spec::unknown_host",
                    host.isEmpty()
                            ? "nothing says on which host this " + block.name() + " is"
                            : "there is no host \"" + host + "\"",
                    block.spanOf("host"),
                    "hosts are named in zplan.kdl: " + String.join(", ", hosts));
            return Optional.empty();
        }
        Address address =
                new Address(host, module.kind(), block.text(module.key()).orElse(""));
        SortedMap<String, Value> attributes = new TreeMap<>();
        Map<String, Span> spans = new HashMap<>();
        for (FieldDef field : module.fields()) {
            Value value = field.map() ? map(block, module, field, diagnostics) : block.value(field.name());
            if (value != null) {
                attributes.put(field.name(), value);
                spans.put(field.name(), block.spanOf(field.name()));
            }
        }
        return Optional.of(new DesiredResource(
                new Resource(address, attributes),
                item.plan(),
                null,
                block.span(),
                spans,
                dependsOn(block, diagnostics),
                block.is("protect"),
                block.is("replace"),
                new Ignored(diagnostics).of(block, module)));
    }

    private static @Nullable Value map(Block block, ModuleDef module, FieldDef field, Diagnostics diagnostics) {
        Block holder = field.open() ? block : block.block(field.name()).orElse(null);
        if (holder == null) {
            return null;
        }
        Set<String> own = new HashSet<>();
        if (field.open()) {
            own.add(module.key());
            module.fields().forEach(f -> own.add(f.name()));
            common(module).forEach(f -> own.add(f.name()));
        }
        SortedMap<String, Value> members = new TreeMap<>();
        holder.fields().forEach((name, entry) -> {
            if (!own.contains(name)) {
                property(name, entry, field.properties(), diagnostics).ifPresent(v -> members.put(name, v));
            }
        });
        return members.isEmpty() ? null : Value.record(members);
    }

    private static Optional<Value> property(
            String name, Field entry, @Nullable PropertyTable table, Diagnostics diagnostics) {
        if (table == null) {
            return Optional.of(entry.value());
        }
        FieldType.Outcome outcome = table.read(name, entry.value());
        if (outcome instanceof FieldType.Outcome.Refused refused) {
            diagnostics.error(refused.code(), refused.message(), entry.span(), refused.help());
            return Optional.empty();
        }
        return Optional.of(((FieldType.Outcome.Accepted) outcome).value());
    }

    /** The addresses that a block's {@code depends-on} names; what is not one is told. */
    static List<Address> dependsOn(Block block, Diagnostics diagnostics) {
        List<Address> addresses = new ArrayList<>();
        for (Value value : block.items("depends-on")) {
            Optional<Address> address = Address.parse(value.show());
            address.ifPresent(addresses::add);
            if (address.isEmpty()) {
                diagnostics.error(
                        "zplan::spec::bad_address",
                        "\"" + value.show() + "\" is not an address",
                        block.spanOf("depends-on"),
                        "write HOST/KIND/NAME, for example lab/etherstub/internal0");
            }
        }
        return addresses;
    }
}
