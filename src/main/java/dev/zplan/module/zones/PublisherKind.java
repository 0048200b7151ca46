package dev.zplan.module.zones;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Claim;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.module.Reference;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of a zone's image. What a spec wants names some of them ({@link #SEARCH}); what a host has, and what a change leads to,
 * has all of them ({@link #ORDER}). Those that nobody names are left alone, unless the spec says that there are no others; those of the
 * system repository are never touched.
 */
public final class PublisherKind implements Kind {

    /** The attribute with each publisher's record, by name. */
    public static final String PUBLISHER = "publisher";

    /** The publishers that a spec names, in the order in which they are searched. */
    public static final String SEARCH = "search";

    /** The publisher that is searched before all others. */
    public static final String FIRST = "first";

    /** Whether there are no others. */
    public static final String ONLY = "only";

    /** What an installation makes of those of the spec that it brings along: they are never taken away, but become so again. */
    public static final String INSTALLED = "installed";

    /** Those that an installation brings along, in their order. */
    public static final String INITIAL = "initial";

    /** Those that are not used. */
    public static final String DISABLED = "disabled";

    /** Those whose repositories are not asked when they are set. */
    public static final String UNREFRESHED = "unrefreshed";

    /** The key and certificate files, by publisher. */
    public static final String SSL = "ssl";

    /** The signature policies, by publisher. */
    public static final String POLICY = "signature-policy";

    /** All publishers of an image in the order in which they are searched. */
    public static final String ORDER = "order";

    /** In a publisher's record: where its packages come from. */
    public static final String ORIGINS = "origins";

    /** In a publisher's record: where its packages' content may come from, too. */
    public static final String MIRRORS = "mirrors";

    /** In a publisher's record: whether packages of it are only replaced by its own. */
    public static final String STICKY = "sticky";

    /** In a publisher's record: how its repositories are reached. */
    public static final String PROXY = "proxy";

    /** In a publisher's record: its origins that are not used. */
    static final String IDLE = "idle-origins";

    /** In a publisher's record: that it comes from the host's system repository. */
    public static final String SYSTEM = "system";

    /** In a record of {@link #SSL}: the file with the key. */
    public static final String KEY = "key";

    /** In a record of {@link #SSL}: the file with the certificate. */
    public static final String CERTIFICATE = "certificate";

    /** The zone whose publishers those of linked zones begin with. */
    public static final String GLOBAL = "global";

    private static final List<String> REMEMBERED = List.of(DISABLED, SSL, POLICY);

    private final ModuleDef module;

    /** With the fields and command lines of that module. */
    public PublisherKind(ModuleDef module) {
        this.module = module;
    }

    @Override
    public ModuleDef module() {
        return module;
    }

    @Override
    public SortedMap<String, Value> parse(String output, Flavour flavour) {
        return PublisherTable.read(output);
    }

    /** A zone that was listed and not asked is nothing that is known. */
    @Override
    public @Nullable Resource normalised(Resource found) {
        return found.get(ORDER) == null ? null : found;
    }

    @Override
    public List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last) {
        SortedMap<String, Value> there = members(found, PUBLISHER);
        List<AttributeChange> changes = new ArrayList<>();
        members(wanted, PUBLISHER).forEach((name, value) -> {
            Value before = there.get(name);
            Value after = over(before, value);
            if (!isSystem(before) && !after.equals(before)) {
                changes.add(new AttributeChange(PUBLISHER + "." + name, before, after, OnChange.UPDATE));
            }
        });
        released(wanted, last).forEach((name, after) -> {
            Value before = there.get(name);
            if (before != null && !isSystem(before) && !before.equals(after)) {
                changes.add(new AttributeChange(PUBLISHER + "." + name, before, after, OnChange.UPDATE));
            }
        });
        Set<String> gone = gone(wanted, found, last);
        gone.forEach(name ->
                changes.add(new AttributeChange(PUBLISHER + "." + name, there.get(name), null, OnChange.UPDATE)));
        order(wanted, found, gone, changes);
        for (String attribute : REMEMBERED) {
            Value before = last == null ? null : last.get(attribute);
            Value after = wanted.get(attribute);
            if (!Objects.equals(before, after)) {
                changes.add(new AttributeChange(attribute, before, after, OnChange.UPDATE));
            }
        }
        return changes;
    }

    /** What a publisher becomes: one whose origins are wanted is wholly wanted, of another only what is said. */
    private static Value over(@Nullable Value before, Value wanted) {
        if (!(wanted instanceof Value.Members own)
                || !(before instanceof Value.Members old)
                || own.get(ORIGINS) != null) {
            return wanted;
        }
        SortedMap<String, Value> all = new TreeMap<>(old.members());
        all.putAll(own.members());
        return Value.record(all);
    }

    /** What becomes of those that the spec named and names no more, and that an installation brings along. */
    private static SortedMap<String, Value> released(Resource wanted, @Nullable Resource last) {
        SortedMap<String, Value> released = new TreeMap<>();
        if (last != null && wanted.get(ORDER) == null && !flag(wanted, ONLY)) {
            released.putAll(members(last, INSTALLED));
            released.keySet().retainAll(names(last, SEARCH));
            released.keySet().removeAll(members(wanted, PUBLISHER).keySet());
        }
        return released;
    }

    /** Those that are there and are to go. */
    private static Set<String> gone(Resource wanted, Resource found, @Nullable Resource last) {
        SortedMap<String, Value> there = members(found, PUBLISHER);
        Set<String> gone = new LinkedHashSet<>();
        if (flag(wanted, ONLY)) {
            gone.addAll(there.keySet());
        } else if (last != null && wanted.get(ORDER) != null) {
            gone.addAll(members(last, PUBLISHER).keySet());
        } else if (last != null) {
            gone.addAll(names(last, SEARCH));
            gone.removeAll(members(last, INSTALLED).keySet());
        }
        gone.removeAll(members(wanted, PUBLISHER).keySet());
        gone.removeIf(name -> !there.containsKey(name) || isSystem(there.get(name)));
        return gone;
    }

    private static void order(Resource wanted, Resource found, Set<String> gone, List<AttributeChange> changes) {
        SortedMap<String, Value> there = members(found, PUBLISHER);
        List<String> system =
                names(found, ORDER).stream().filter(n -> isSystem(there.get(n))).toList();
        List<String> current = new ArrayList<>(names(found, ORDER));
        current.removeAll(gone);
        current.removeAll(system);
        List<String> named = new ArrayList<>(names(wanted, wanted.get(ORDER) == null ? SEARCH : ORDER));
        named.removeAll(system);
        List<String> target = new ArrayList<>(system);
        target.addAll(SearchOrder.target(current, named, Objects.requireNonNullElse(wanted.text(FIRST), "")));
        if (!target.equals(names(found, ORDER))) {
            changes.add(new AttributeChange(ORDER, found.get(ORDER), texts(target), OnChange.UPDATE));
        }
    }

    @Override
    public List<CommandLine> commands(Transition transition) {
        return new PublisherCommands(module, transition).all();
    }

    @Override
    public Effect effect(Transition transition) {
        return Effect.REVERSIBLE;
    }

    /** The zone's software, the global zone's publishers, and the files with keys and certificates. */
    @Override
    public List<Reference> references(Resource resource) {
        Address address = resource.address();
        List<Reference> references = new ArrayList<>();
        references.add(new Reference(
                module.key(), address.name(), List.of(new Address(address.host(), "install", address.name())), false));
        references.add(
                new Reference(module.key(), GLOBAL, List.of(new Address(address.host(), PUBLISHER, GLOBAL)), false));
        Set<String> files = new TreeSet<>();
        members(resource, SSL).values().forEach(value -> {
            if (value instanceof Value.Members ssl) {
                ssl.members().values().forEach(file -> files.add(file.show()));
            }
        });
        files.forEach(file ->
                references.add(new Reference(SSL, file, List.of(new Address(address.host(), "ssl-file", file)), true)));
        return references;
    }

    @Override
    public List<Claim> claims(Resource resource) {
        return List.of();
    }

    /**
     * The order in which publishers are searched when some of them are wanted: these as they are named, the others where they were.
     *
     * @param current all of them
     * @param named those whose order is wanted; new ones come last, as pkg does it
     * @param first the one before all others; empty for none
     */
    public static List<String> searched(List<String> current, List<String> named, String first) {
        return SearchOrder.target(current, named, first);
    }

    /** Whether a publisher's record is of the system repository. */
    public static boolean isSystem(@Nullable Value publisher) {
        return publisher instanceof Value.Members members && members.get(SYSTEM) != null;
    }

    /** The members of an attribute that is a record; none where it is not set. */
    public static SortedMap<String, Value> members(@Nullable Resource resource, String attribute) {
        return resource != null && resource.get(attribute) instanceof Value.Members members
                ? members.members()
                : new TreeMap<>();
    }

    /** The names in an attribute that is a list; none where it is not set. */
    public static List<String> names(@Nullable Resource resource, String attribute) {
        return resource != null && resource.get(attribute) instanceof Value.Items items
                ? items.items().stream().map(Value::show).toList()
                : List.of();
    }

    static boolean flag(Resource resource, String attribute) {
        return resource.get(attribute) instanceof Value.Flag flag && flag.on();
    }

    /** A list of texts. */
    public static Value texts(List<String> texts) {
        return Value.list(texts.stream().map(Value::text).toList());
    }
}
