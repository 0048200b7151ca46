package dev.zplan.sim.pkg;

import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The publishers that a distribution comes with, and the few packages that they have here. */
final class Catalog {

    private static final Map<String, String> SUMMARIES = new TreeMap<>(Map.ofEntries(
            Map.entry("archiver/gnu-tar", "gtar - GNU tar"),
            Map.entry("compress/gzip", "The GNU Zip (gzip) compression utility"),
            Map.entry("database/postgresql-13", "PostgreSQL 13 Database Management System"),
            Map.entry("developer/build/gnu-make", "gmake - GNU make"),
            Map.entry("developer/gcc10", "gcc 10"),
            Map.entry("developer/versioning/git", "git - distributed version control system"),
            Map.entry("editor/vim", "Vi IMproved"),
            Map.entry("entire", "Minimal set of core system packages"),
            Map.entry("network/openssh-server", "OpenSSH server and associated utilities"),
            Map.entry("network/rsync", "rsync - faster, flexible replacement for rcp"),
            Map.entry("package/pkg", "Image Packaging System"),
            Map.entry("runtime/perl", "Perl 5.32 Programming Language"),
            Map.entry("runtime/python-39", "Python 3.9"),
            Map.entry("shell/bash", "GNU Bourne-Again shell (bash)"),
            Map.entry("shell/zsh", "Z shell"),
            Map.entry("SUNWcs", "core software for a specific instruction-set architecture"),
            Map.entry("system/library", "Core Solaris, (Shared Libs)"),
            Map.entry("system/zones", "Zones userland"),
            Map.entry("web/curl", "Command line tool for transferring data with URL syntax"),
            Map.entry("web/server/nginx", "nginx web server"),
            Map.entry("web/wget", "wget - GNU wget")));
    private static final List<String> BASE = List.of(
            "SUNWcs",
            "compress/gzip",
            "entire",
            "network/openssh-server",
            "package/pkg",
            "shell/bash",
            "system/library");

    private Catalog() {}

    static List<Publisher> publishers(Flavour flavour) {
        return flavour == Flavour.OMNIOS
                ? List.of(Publisher.of("omnios", "https://pkg.omnios.org/r151038/core/"))
                : List.of(
                        Publisher.of("openindiana.org", "http://pkg.openindiana.org/hipster/"),
                        Publisher.of("hipster-encumbered", "http://pkg.openindiana.org/hipster-encumbered/"));
    }

    /** The publisher of a repository that everybody knows. */
    static Optional<String> publisherAt(String uri) {
        if (uri.matches("https?://pkg\\.omnios\\.org/[^/]+/core/")) {
            return Optional.of("omnios");
        }
        if (uri.matches("https?://pkg\\.omnios\\.org/[^/]+/extra/")) {
            return Optional.of("extra.omnios");
        }
        return switch (uri.replaceFirst("^https:", "http:")) {
            case "http://pkg.openindiana.org/hipster/" -> Optional.of("openindiana.org");
            case "http://pkg.openindiana.org/hipster-encumbered/" -> Optional.of("hipster-encumbered");
            default -> Optional.empty();
        };
    }

    static String version(Flavour flavour, String name) {
        String release = flavour == Flavour.OMNIOS ? "151038.0" : "2021.0.0.0";
        return (name.equals("entire") && flavour == Flavour.OMNIOS ? "11-" : "0.5.11-") + release;
    }

    /** When it was all published. */
    static String timestamp() {
        return "20210503T120000Z";
    }

    static String summary(String name) {
        return SUMMARIES.getOrDefault(name, name);
    }

    static boolean has(String name) {
        return SUMMARIES.containsKey(name);
    }

    /** What a root has from the start; the global zone knows zones, too. */
    static List<String> base(boolean global) {
        List<String> names = new ArrayList<>(BASE);
        if (global) {
            names.add("system/zones");
        }
        return names;
    }

    static List<String> names() {
        return List.copyOf(SUMMARIES.keySet());
    }

    /** Whether a pattern names a package: all of its name or the end of it, with {@code *} and {@code ?}. */
    static boolean matches(String pattern, String name) {
        String plain = pattern.replaceFirst("^pkg://[^/]+/", "")
                .replaceFirst("^pkg:/+", "")
                .replaceFirst("@.*", "");
        String expression = plain.replaceAll("([.+^$(){}|\\\\\\[\\]])", "\\\\$1")
                .replace("*", ".*")
                .replace("?", ".");
        return name.matches(expression) || (!pattern.startsWith("pkg:/") && name.matches(".*/" + expression));
    }
}
