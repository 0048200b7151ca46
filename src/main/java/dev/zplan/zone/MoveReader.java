package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.Kinds;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Address;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.Item;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the {@code moved} lines of a spec.
 *
 * @param kinds the modules
 * @param defaultHost the host of what names none
 * @param hosts the known hosts
 */
public record MoveReader(Kinds kinds, String defaultHost, Set<String> hosts) {

    /** What such a line may say. */
    public static final NodeSchema SCHEMA = new NodeSchema(
            "moved",
            "Says that a zone or resource has another name in the spec than before: it is renamed on the host, not made anew",
            true,
            true,
            List.of(
                    FieldSchema.at(
                            0,
                            "from",
                            Types.of("text"),
                            "What it was called: the name of a zone, or an address as `lab/dataset/rpool/data/a`"),
                    FieldSchema.optional("to", Types.of("text"), "What it is called now, in the same form")
                            .asRequired(),
                    FieldSchema.optional(
                            "kind", Types.of("word"), "What it is, where names are given; a zone by default"),
                    FieldSchema.optional("host", Types.of("word"), "The host that it is on, where names are given"),
                    FieldSchema.optional(
                                    Placement.ON,
                                    Types.of("text"),
                                    "Groups or hosts, in place of `host` (see [hosts.md](hosts.md))")
                            .asList()),
            List.of(),
            null);

    /** Keeps a copy. */
    public MoveReader {
        hosts = Set.copyOf(hosts);
    }

    /** The moves among {@code items}; wrong ones are told and left out. */
    public List<Move> read(List<Item> items, Diagnostics diagnostics) {
        List<Move> moves = new ArrayList<>();
        for (Item item : items) {
            if (item.block().name().equals(SCHEMA.name())) {
                read(item.block(), diagnostics).ifPresent(moves::add);
            }
        }
        return moves;
    }

    private Optional<Move> read(Block block, Diagnostics diagnostics) {
        Optional<Address> from = address(block, "from", diagnostics);
        Optional<Address> to = address(block, "to", diagnostics);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Address was = from.get();
        Address is = to.get();
        if (!was.host().equals(is.host()) || !was.kind().equals(is.kind()) || was.equals(is)) {
            diagnostics.error(
                    "zplan::moved::not_a_rename",
                    was + " cannot become " + is + " by a rename",
                    block.spanOf("to"),
                    "a rename leaves host and kind as they are, and gives another name");
            return Optional.empty();
        }
        boolean can = was.kind().equals(Move.ZONE) || renames(was.kind());
        if (!can) {
            Set<String> able = new TreeSet<>(Set.of(Move.ZONE));
            kinds.all().stream()
                    .map(k -> k.module().kind())
                    .filter(this::renames)
                    .forEach(able::add);
            diagnostics.error(
                    "zplan::moved::cannot_rename",
                    "zplan cannot rename what is of the kind " + was.kind(),
                    block.spanOf(block.value("kind") == null ? "from" : "kind"),
                    Suggestion.nearest(was.kind(), able)
                                    .map(near -> "did you mean " + near + "? ")
                                    .orElse("")
                            + "it can rename: " + String.join(", ", able));
            return Optional.empty();
        }
        return Optional.of(new Move(was, is, block.span()));
    }

    private boolean renames(String kind) {
        return kinds.find(kind)
                .filter(k -> k.module().driver() == null)
                .filter(k -> !k.module().commands("rename").isEmpty())
                .isPresent();
    }

    private Optional<Address> address(Block block, String field, Diagnostics diagnostics) {
        String text = block.text(field).orElse("");
        Optional<String> kind = block.text("kind");
        Optional<Address> address = kind.isEmpty() && text.contains("/")
                ? Address.parse(text)
                : Optional.of(new Address(block.text("host").orElse(defaultHost), kind.orElse(Move.ZONE), text));
        if (address.isEmpty() || !hosts.contains(address.get().host())) {
            diagnostics.error(
                    address.isEmpty() ? "zplan::spec::bad_address" : "zplan::spec::unknown_host",
                    address.isEmpty()
                            ? "\"" + text + "\" is neither a name nor an address"
                            : "there is no host \"" + address.get().host() + "\"",
                    block.spanOf(field),
                    "write the name of a zone, or HOST/KIND/NAME, for example lab/dataset/rpool/data/a; hosts are named in"
                            + " zplan.kdl: " + String.join(", ", new TreeSet<>(hosts)));
            return Optional.empty();
        }
        return address;
    }
}
