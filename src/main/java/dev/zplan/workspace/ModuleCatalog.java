package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.DataKind;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.ModuleReader;
import dev.zplan.module.ModuleSchema;
import dev.zplan.module.TemplateLanguage;
import dev.zplan.module.zones.BootKind;
import dev.zplan.module.zones.InstallKind;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.module.zones.ZonecfgKind;
import dev.zplan.spec.Block;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads modules: those of the workspace take the place of built-in ones of the same kind. */
final class ModuleCatalog {

    private static final Map<String, Function<ModuleDef, Kind>> DRIVERS = Map.of(
            "zonecfg", ZonecfgKind::new,
            "install", InstallKind::new,
            "boot", BootKind::new,
            "publisher", PublisherKind::new);

    private final Diagnostics diagnostics;
    private final DocumentReader documents = new DocumentReader(List.of(ModuleSchema.module()));

    ModuleCatalog(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The kinds of built-in modules and these. */
    Kinds kinds(Map<String, Source> workspace) {
        TreeMap<String, Kind> kinds = new TreeMap<>();
        ModuleReader trusting = new ModuleReader(TemplateLanguage.trusting(), diagnostics);
        ModuleReader strict = new ModuleReader(new TemplateLanguage(), diagnostics);
        Map<String, Source> builtIn = BuiltIn.sources("modules", BuiltIn.MODULES);
        Map<String, Source> sources = new TreeMap<>(builtIn);
        sources.putAll(workspace);
        sources.forEach((name, source) -> {
            Source known = builtIn.get(name);
            boolean right = known != null && known.text().equals(source.text());
            read(source, right ? trusting : strict, kinds);
        });
        return new Kinds(kinds);
    }

    private void read(Source source, ModuleReader reader, Map<String, Kind> kinds) {
        Checked checked = documents.blocks(source);
        diagnostics.addAll(checked.diagnostics());
        for (Block block : checked.blocks()) {
            ModuleDef module = reader.read(block);
            if (module == null) {
                continue;
            }
            Function<ModuleDef, Kind> driver = module.driver() == null ? DataKind::new : DRIVERS.get(module.driver());
            if (driver == null) {
                diagnostics.error(
                        "zplan::module::unknown_driver",
                        "there is no driver \"" + module.driver() + "\"",
                        block.spanOf("driver"),
                        Suggestion.nearest(String.valueOf(module.driver()), DRIVERS.keySet())
                                .map(n -> "did you mean \"" + n + "\"?")
                                .orElse("drivers are: boot, install, publisher, zonecfg"));
            } else {
                kinds.put(module.kind(), driver.apply(module));
            }
        }
    }
}
