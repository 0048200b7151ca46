package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.Set;

/** Refuses secrets where zplan must show the value or compare by it: in names, paths, addresses and limits. */
final class Secrecy {
    private static final Set<String> ALLOWED =
            Set.of("attr/value", "zone/bootargs", "install/args", "install/publisher");

    private final Diagnostics out;

    Secrecy(Diagnostics out) {
        this.out = out;
    }

    /** Whether all secrets of a block stand where they may. */
    boolean check(Block block) {
        boolean fine = true;
        for (var field : block.fields().entrySet()) {
            boolean secret = isSecret(field.getValue().value());
            if (secret && !ALLOWED.contains(block.name() + "/" + field.getKey())) {
                out.error(
                        "zplan::zone::secret_refused",
                        field.getKey() + " of " + block.name() + " cannot be a secret",
                        field.getValue().span(),
                        "it is shown in plans and on the host's command lines: use a variable that is not secret");
                fine = false;
            }
        }
        for (Block child : block.blocks()) {
            fine &= check(child);
        }
        return fine;
    }

    private static boolean isSecret(Value value) {
        return value instanceof Value.Secret
                || (value instanceof Value.Items list && list.items().stream().anyMatch(Secrecy::isSecret));
    }
}
