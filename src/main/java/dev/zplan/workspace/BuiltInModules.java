package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.ModuleReader;
import dev.zplan.module.ModuleSchema;
import dev.zplan.module.TemplateLanguage;
import dev.zplan.spec.Block;
import dev.zplan.spec.DocumentReader;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The modules that zplan brings along, by file. They are the same for every workspace, so a process reads them once. */
final class BuiltInModules {

    private static final SortedMap<String, ModuleDef> ALL = read();

    private BuiltInModules() {}

    static SortedMap<String, ModuleDef> all() {
        return ALL;
    }

    private static SortedMap<String, ModuleDef> read() {
        Diagnostics diagnostics = new Diagnostics();
        ModuleReader reader = new ModuleReader(TemplateLanguage.trusting(), diagnostics);
        DocumentReader documents = new DocumentReader(List.of(ModuleSchema.module()));
        SortedMap<String, ModuleDef> modules = new TreeMap<>();
        BuiltIn.sources("modules", BuiltIn.MODULES).forEach((name, source) -> {
            for (Block block : documents.blocks(source).blocks()) {
                ModuleDef module = reader.read(block);
                if (module == null) {
                    throw new IllegalStateException(name + ": " + diagnostics.list());
                }
                modules.put(name, module);
            }
        });
        return Collections.unmodifiableSortedMap(modules);
    }
}
