package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource that is being added or changed, between {@code add} or {@code select} and {@code end}. */
abstract class Scope {

    /** The session it belongs to. */
    protected final Session session;
    /** Where it complains. */
    protected final Console console;

    private final Optional<ZoneResource> selected;
    private final boolean adding;
    private ZoneResource draft;

    /** For {@code add}: {@code draft} is empty. For {@code select}: it is what was found, or empty where nothing could be sought. */
    protected Scope(Session session, ZoneResource draft, boolean adding) {
        this.session = session;
        this.console = session.console();
        this.draft = draft;
        this.adding = adding;
        this.selected = adding ? Optional.empty() : Optional.of(draft);
    }

    static Scope of(Session session, ZoneResource draft, boolean adding) {
        return switch (draft.type()) {
            case FS -> new FsScope(session, draft, adding);
            case NET -> new NetScope(session, draft, adding);
            case DEVICE -> new DeviceScope(session, draft, adding);
            case RCTL -> new RctlScope(session, draft, adding);
            case ATTR -> new AttrScope(session, draft, adding);
            case DATASET -> new DatasetScope(session, draft, adding);
            case DEDICATED_CPU -> new DedicatedCpuScope(session, draft, adding);
            case CAPPED_CPU -> new CappedCpuScope(session, draft, adding);
            case CAPPED_MEMORY -> new CappedMemoryScope(session, draft, adding);
            case ADMIN -> new AdminScope(session, draft, adding);
            case SECURITY_FLAGS -> new SecurityFlagsScope(session, draft, adding);
        };
    }

    final ResourceType type() {
        return draft.type();
    }

    final ZoneResource draft() {
        return draft;
    }

    final void draft(ZoneResource changed) {
        draft = changed;
    }

    /** Whether the property may be given as a list or as pairs. */
    boolean takesStructure(Property property) {
        return false;
    }

    /** {@code set} of a property; the value is simple unless {@link #takesStructure} says otherwise. */
    void set(Given given) {
        if (type().qualifiers().contains(given.property())) {
            draft = draft.with(given.property(), simple(given));
        } else {
            refuse(Verb.SET, given.property());
        }
    }

    /** {@code add} of a member. */
    void add(Given given) {
        refuseAll(Verb.ADD);
    }

    /** {@code remove} of a member. */
    void remove(Given given) {
        refuseAll(Verb.REMOVE);
    }

    /** {@code clear} of a property. */
    void clear(Property property) {
        if (clearable().contains(property)) {
            draft = draft.with(property, "");
            session.touch();
        } else {
            console.fail(property.text(), Status.CLEAR_DISALLOW);
        }
    }

    /** The properties that can be cleared. */
    List<Property> clearable() {
        return List.of();
    }

    /** {@code end}: what became of it, or nothing if the resource is not fit to end. */
    Optional<Status> end() {
        if (!isComplete()) {
            console.markError();
            return Optional.empty();
        }
        if (adding) {
            ZoneResource key = key();
            if (Lookup.find(session.config(), key).status() == Status.OK) {
                console.fail(alreadyThere());
                return Optional.empty();
            }
            return Optional.of(session.change(session.config().plus(draft)));
        }
        return Optional.of(selected.map(this::replace).orElse(Status.NO_RESOURCE_ID));
    }

    private Status replace(ZoneResource old) {
        if (!session.hasDocument()) {
            return Status.BAD_HANDLE;
        }
        return Lookup.victim(session.config(), old)
                .map(v -> session.change(session.config().minus(v).plus(draft)))
                .orElse(Status.NO_RESOURCE_ID);
    }

    /** Whether all that is required is there and right; complains about what is not. */
    abstract boolean isComplete();

    /** The resource reduced to what must be unique. */
    ZoneResource key() {
        Property first = type().qualifiers().get(0);
        return ZoneResource.empty(type()).with(first, draft.get(first));
    }

    /** That another resource has the same key. */
    String alreadyThere() {
        Property first = type().qualifiers().get(0);
        return "A " + type() + " resource with the " + first + " '" + draft.get(first) + "' already exists.";
    }

    /** Whether a property is set; complains if not. */
    protected final boolean require(Property property) {
        boolean there = draft.has(property);
        if (!there) {
            console.complain(property + " not specified");
        }
        return there;
    }

    protected final boolean isAdding() {
        return adding;
    }

    /** The text of a value known to be simple. */
    protected static String simple(Given given) {
        return given.value().orElseThrow() instanceof Operand.Simple value ? value.text() : "";
    }

    protected final void refuse(Verb verb, Property property) {
        console.fail(property.text(), Status.NO_PROPERTY_TYPE);
        console.longUsage(verb);
        console.err(Usage.properties(session.flavour()));
    }

    protected final void refuseAll(Verb verb) {
        console.fail(type().text(), Status.NO_RESOURCE_TYPE);
        console.longUsage(verb);
        console.err(Usage.resources());
    }

    protected final void plusMember(Map<Property, String> member) {
        draft = draft.plus(member);
    }

    /** Removes the first member equal to this one. */
    protected final void minusMember(Property complaint, Map<Property, String> member) {
        List<Map<Property, String>> members = new ArrayList<>(draft.members());
        if (members.remove(member)) {
            draft = draft.withMembers(members);
        } else {
            console.fail(complaint.text(), Status.NO_PROPERTY_ID);
        }
    }
}
