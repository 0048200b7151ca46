package dev.zplan.plan;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else did to one resource on its host since it was applied last.
 *
 * @param address the resource
 * @param plan the plan that owns it
 * @param zone the zone that it belongs to; null for a resource of its own
 * @param attributes what differs; empty where the resource is gone
 * @param next what becomes of it; null where each attribute has its own answer
 */
public record Drift(
        Address address,
        String plan,
        @Nullable String zone,
        List<Attribute> attributes,
        @Nullable Next next) {

    /** Keeps a copy. */
    public Drift {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute that differs from what was applied.
     *
     * @param path the attribute, and the entry within it after a dot: {@code props.quota}
     * @param applied what was applied last; null for not set
     * @param found what the host has; null for not set
     * @param next what becomes of it
     */
    public record Attribute(
            String path, @Nullable Value applied, @Nullable Value found, Next next) {

        /** What becomes of it, for people. */
        public String words() {
            return next == Next.PUT_BACK && applied == null ? "the next apply removes it" : next.words();
        }
    }

    /** A resource that was as it was applied, with these attributes as they were found. */
    public static Resource found(Resource applied, Collection<Attribute> attributes) {
        return ChangeFinder.patch(
                applied,
                attributes.stream()
                        .map(a -> new AttributeChange(a.path(), a.applied(), a.found(), OnChange.UPDATE))
                        .toList());
    }

    /** Whether the host has the resource no more. */
    public boolean gone() {
        return attributes.isEmpty();
    }

    /** What the next apply does about it. */
    public enum Next {
        /** The attribute gets the value that was applied. */
        PUT_BACK("the next apply puts it back"),
        /** The attribute gets a third value. */
        CHANGE("the next apply makes it what the spec wants now"),
        /** Nothing, for the spec says the same as the host. */
        WANTED("the spec wants it so now"),
        /** Nothing, for the spec does not speak of it. */
        KEEP("the next apply leaves it"),
        /** Nothing, for the plan is refused. */
        REFUSE("zplan will not change it, see zplan plan"),
        /** The resource is made again. */
        CREATE("the next apply makes it again"),
        /** The resource is deleted. */
        DELETE("the next apply deletes the resource"),
        /** The resource is left on the host, and owned no more. */
        LET_GO("the next apply lets the resource go"),
        /** The registry drops the resource. */
        FORGET("the next apply forgets the resource");

        private final String words;

        Next(String words) {
            this.words = words;
        }

        /** The name in output for programs. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
