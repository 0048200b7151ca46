package dev.zplan.dist;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The manifest of an IPS package, for {@code pkgsend publish} on an illumos host; the grammar is that of pkg(7).
 *
 * <p>Payloads are named by their paths in the unpacked tarball. Hashes and sizes are left to pkgsend.
 *
 * @param layout what is in the tarball
 * @param version zplan's, as in the pom
 */
record IpsManifest(Layout layout, String version) {

    private static final String HEAD = """
            set name=pkg.fmri value=pkg:/system/management/zplan@%s
            set name=pkg.human-version value=%s
            set name=pkg.summary value="Plan and apply for illumos zones"
            set name=pkg.description \\
                value="Brings illumos hosts to the zones, links and datasets that text files describe, as one transaction, here or over ssh."
            set name=info.classification value="org.opensolaris.category.2008:System/Administration and Configuration"
            depend type=require-any fmri=pkg:/runtime/java/openjdk17 fmri=pkg:/runtime/java/openjdk21
            """;

    /** The text of the file. */
    String text() {
        StringBuilder text = new StringBuilder(HEAD.formatted(ipsVersion(version), version));
        folders()
                .forEach(folder -> text.append("dir group=bin mode=0755 owner=root path=")
                        .append(folder)
                        .append('\n'));
        layout.files()
                .keySet()
                .forEach(file -> text.append("file ")
                        .append(file)
                        .append(file.equals(Layout.LAUNCHER) ? " group=bin mode=0555" : " group=bin mode=0444")
                        .append(" owner=root path=")
                        .append(installed(file))
                        .append(attributes(file))
                        .append('\n'));
        return text.append("link path=usr/bin/zplan target=../share/zplan/bin/zplan\n")
                .toString();
    }

    /**
     * A version as IPS knows them: numbers with dots. A snapshot has the branch 0 and what is released the branch 1, so
     * that it counts as newer.
     */
    static String ipsVersion(String version) {
        String number = version.replaceFirst("-SNAPSHOT$", "");
        if (!number.matches("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*")) {
            throw new IllegalArgumentException("IPS has no such version: " + version);
        }
        return number + (number.equals(version) ? "-1" : "-0");
    }

    /** Where a file of the tarball is installed. */
    private static String installed(String file) {
        return file.startsWith("share/") ? "usr/" + file : "usr/share/zplan/" + file;
    }

    /** The facets are those that OmniOS and OpenIndiana give to files in these places, and so is the service. */
    private static String attributes(String file) {
        if (file.startsWith("share/man/")) {
            return " facet.doc.man=true restart_fmri=svc:/system/update-man-index:default";
        }
        return file.startsWith("share/doc/") ? " facet.doc=true" : "";
    }

    /** Those that are zplan's alone; all others belong to the system, which knows their owners and modes. */
    private SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        for (String file : layout.files().keySet()) {
            String path = installed(file);
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                String folder = path.substring(0, end);
                if (folder.matches("usr/share/(doc/)?zplan(/.*)?")) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }
}
