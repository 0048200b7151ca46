package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of zones and resources that stand twice for one host. */
final class Duplicates {

    private final Diagnostics out;

    Duplicates(Diagnostics out) {
        this.out = out;
    }

    /** The items without those that an earlier one already claims. */
    List<Item> check(List<Item> items) {
        Map<List<String>, Item> first = new HashMap<>();
        List<Item> unique = new ArrayList<>();
        for (Item item : items) {
            Block block = item.block();
            Optional<String> key = Draft.keyField(block.schema()).flatMap(block::text);
            if (key.isEmpty()) {
                unique.add(item);
                continue;
            }
            if (block.value("host") instanceof Value.Secret) {
                out.error(
                        "zplan::spec::secret_name",
                        "`host` is a name and cannot be secret",
                        block.spanOf("host"),
                        "names are shown in plans: use a variable that is not secret");
                continue;
            }
            String host = block.text("host").orElse("");
            Item earlier = first.putIfAbsent(List.of(host, block.name(), key.get()), item);
            if (earlier == null) {
                unique.add(item);
            } else {
                tell(item, earlier, block.name() + " " + key.get() + (host.isEmpty() ? "" : " of host " + host));
            }
        }
        return unique;
    }

    private void tell(Item item, Item earlier, String what) {
        String plans = item.plan().equals(earlier.plan())
                ? "the plan " + item.plan() + " has `" + what + "` twice"
                : "the plans " + earlier.plan() + " and " + item.plan() + " both have `" + what + "`";
        out.error(
                "zplan::spec::duplicate",
                plans,
                item.block().span(),
                "the first is at " + earlier.block().span());
    }
}
