package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.FileView;

/** The files of a new global zone. */
public final class GlobalFiles {

    private static final String RUN = "/var/run";

    private GlobalFiles() {}

    /** Brings a host up to date that was made before all of these were known. */
    public static void complete(Machine machine) {
        machine.files().makeDirectories(RUN);
    }

    /**
     * Writes them: the root, {@code /etc/os-release}, a directory for each installed brand, images for zones.
     *
     * @param images the folder for the images
     */
    public static void write(Machine machine, String images) {
        FileView files = machine.files();
        Populate.illumos(files, machine.nodeName(), machine.flavour());
        files.write("/etc/os-release", osRelease(machine.flavour()));
        files.makeDirectories("/var/tmp");
        files.makeDirectories(RUN);
        files.makeDirectories("/var/pkg/publisher");
        files.makeDirectories("/etc/zones");
        Brand.installed(machine.flavour()).forEach(b -> files.makeDirectories("/usr/lib/brand/" + b));
        if (machine.flavour() == Flavour.OMNIOS) {
            files.write(images + "/lx.tar.gz", Image.TAR.content());
            files.write(images + "/illumos.zfs.gz", Image.ZFS.content());
        }
        files.write(images + "/" + machine.flavour().id() + ".zfs.gz", Image.ZFS.content());
    }

    private static String osRelease(Flavour flavour) {
        return flavour == Flavour.OMNIOS
                ? "NAME=\"OmniOS\"\nPRETTY_NAME=\"OmniOS Community Edition v11 r151038\"\nCPE_NAME=\"cpe:/o:omniosce:omnios:11:151038:0\"\n"
                        + "ID=omnios\nVERSION=r151038\nVERSION_ID=r151038\nBUILD_ID=151038.0.2021.05.03\n"
                        + "HOME_URL=\"https://omnios.org/\"\n"
                : "NAME=\"OpenIndiana Hipster\"\nPRETTY_NAME=\"OpenIndiana Hipster\"\nID=openindiana\nVERSION=2021.04\n"
                        + "HOME_URL=\"https://openindiana.org/\"\n";
    }
}
