package dev.zplan.docs;

import dev.zplan.module.CommandTemplate;
import dev.zplan.module.Compare;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes docs/reference.md from the module files. */
final class ModulePage {

    /** Where illumos describes the programs that modules run. */
    private static final Map<String, String> MANUALS = new TreeMap<>(Map.of(
            "zonecfg", "zonecfg(8)",
            "zoneadm", "zoneadm(8)",
            "dladm", "dladm(8)",
            "zfs", "zfs(8)",
            "pkg", "pkg(1)",
            "svcs", "svcs(1)",
            "mount", "mount(8)",
            "umount", "umount(8)"));

    private static final List<String> FIRST = List.of("create", "plain", "boot", "configure");

    private final StringBuilder text = new StringBuilder();

    private ModulePage() {}

    static String of(Kinds kinds) {
        ModulePage page = new ModulePage();
        page.text.append("""
                # The kinds of resources

                This page is made from the files of [modules/](../modules/). It tells what zplan keeps of each kind of resource, what a change
                of it does, and which commands it runs. What a spec may say is on the page [spec.md](spec.md); `zplan explain zone.net.vlan`
                leads from there to here. [modules.md](modules.md) tells how a module is read and written.

                A change of a field is made

                - **live**: at once, while the zone runs;
                - by a **restart**: in place, and it takes effect when the zone boots, so a zone that runs is stopped and booted;
                - by **replacing**: the resource is deleted and made again; where that costs data, only if the spec says `replace=#true`;
                - or it is **refused**.

                What is marked *(remembered)* cannot be read back from a host: the registry remembers it.

                In commands `${…}` is a value, always one word of the command however it looks; `<#if …>…</#if>` stands around what is only
                there sometimes. What comes after the commit point cannot be taken back.
                """);
        kinds.all().forEach(kind -> page.module(kind.module()));
        return page.text.toString();
    }

    private void module(ModuleDef module) {
        text.append("%n## %s%n%n%s. Its key is `%s`, a %s."
                .formatted(
                        module.kind(),
                        module.about(),
                        module.key(),
                        module.keyType().name()));
        text.append(
                module.outlives()
                        ? " It stays on the host when no spec names it any more, unless `--purge-data` is said.\n"
                        : "\n");
        if (!module.fields().isEmpty()) {
            text.append("\n| field | type | meaning | a change | default |\n| --- | --- | --- | --- | --- |\n");
            module.fields().forEach(this::field);
        }
        if (!module.commands().isEmpty()) {
            text.append("\n| for | commands |\n| --- | --- |\n");
            module.commands().entrySet().stream()
                    .sorted(Comparator.<Map.Entry<String, List<CommandTemplate>>, Boolean>comparing(
                                    e -> !FIRST.contains(e.getKey()))
                            .thenComparing(Map.Entry::getKey))
                    .forEach(e -> text.append("| %s | %s |%n".formatted(e.getKey(), commands(e.getValue()))));
        }
        String manuals = MANUALS.entrySet().stream()
                .filter(manual -> runs(module, manual.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        text.append(manuals.isEmpty() ? "" : "%nOn illumos: %s.%n".formatted(manuals));
    }

    private static boolean runs(ModuleDef module, String program) {
        Pattern word = Pattern.compile("(^|>|\")" + program + " ");
        return word.matcher(module.text()).find();
    }

    private void field(FieldDef field) {
        String type =
                field.map() ? "entries: " + field.type().name() : field.type().name();
        String fallback = field.fallback() != null
                ? "`" + field.fallback().show() + "`"
                : field.required() ? "required" : field.hostChooses() ? "the host chooses" : "";
        String remembered = field.compare() == Compare.REGISTRY ? " (remembered)" : "";
        text.append("| `%s` | %s | %s%s | %s | %s |%n"
                .formatted(
                        field.name(), cell(type), cell(field.about()), remembered, change(field.onChange()), fallback));
    }

    private static String change(OnChange onChange) {
        return switch (onChange) {
            case UPDATE -> "live";
            case RESTART -> "restart";
            case GROW -> "live where it grows, else replacing";
            case REPLACE -> "replacing";
            case FORBID -> "refused";
        };
    }

    private static String commands(List<CommandTemplate> commands) {
        return commands.stream().map(c -> "`" + cell(c.text()) + "`").collect(Collectors.joining("<br>"));
    }

    private static String cell(String value) {
        return value.replace("|", "\\|");
    }
}
