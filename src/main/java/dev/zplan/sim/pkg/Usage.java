package dev.zplan.sim.pkg;

/** How the subcommands of {@code pkg} say that they are to be used (client.py, usage). */
final class Usage {

    private static final String BOOT_ENVIRONMENTS = "            [--no-be-activate] [-t | --temp-be-activate]\n"
            + "            [--no-backup-be | --require-backup-be] [--backup-be-name name]\n"
            + "            [--deny-new-be | --require-new-be] [--be-name name]\n";
    private static final String RECURSE = "            [-R | -r [-z zonename... | -Z zonename...]]\n";
    private static final String ACTUATORS = "            [-r [-z zonename... | -Z zonename...]]\n"
            + "            [--sync-actuators | --sync-actuators-timeout timeout]\n";

    private Usage() {}

    static String of(String command) {
        String text = switch (command) {
            case "install" ->
                "[-nvq] [-C n] [-g path_or_uri ...]\n"
                        + "            [--no-index] [--no-refresh] [--licenses] [--accept]\n"
                        + BOOT_ENVIRONMENTS
                        + ACTUATORS
                        + "            [--reject pkg_fmri_pattern ... ] pkg_fmri_pattern ...";
            case "uninstall" ->
                "[-nvq] [-C n] [--ignore-missing] [--no-index]\n"
                        + BOOT_ENVIRONMENTS
                        + ACTUATORS
                        + "            pkg_fmri_pattern ...";
            case "list" ->
                "[-HafiMmnqRrsuv] [-g path_or_uri ...] [--no-refresh]\n"
                        + "            [-F format] [-o column[,column]]\n"
                        + "            [pkg_fmri_pattern ...]";
            case "info" -> "[-lqr] [-g path_or_uri ...] [--license] [pkg_fmri_pattern ...]";
            case "publisher" -> "[-HPn] [-F format] [publisher ...]";
            case "unset-publisher" -> "publisher ...";
            case "refresh" -> "[-q] [--full] [publisher ...]";
            case "set-publisher" -> setPublisher();
            case "image-create" ->
                "[-FPUfz] [--force] [--full|--partial|--user] [--zone]\n"
                        + "            [-k ssl_key] [-c ssl_cert] [--no-refresh]\n"
                        + "            [--variant <variant_spec>=<instance> ...]\n"
                        + "            [-g uri|--origin=uri ...] [-m uri|--mirror=uri ...]\n"
                        + "            [--facet <facet_spec>=(True|False) ...]\n"
                        + "            [(-p|--publisher) [<name>=]<repo_uri>] dir";
            default -> "";
        };
        return ("        pkg " + command + " " + text).stripTrailing();
    }

    private static String setPublisher() {
        return "[-Pedv] [-k ssl_key] [-c ssl_cert]\n"
                + "            [-O origin_to_set|--origin-uri=origin_to_set ...]\n"
                + "            [-g origin_to_add|--add-origin=origin_to_add ...]\n"
                + "            [-G origin_to_remove|--remove-origin=origin_to_remove ...]\n"
                + "            [-m mirror_to_add|--add-mirror=mirror_to_add ...]\n"
                + "            [-M mirror_to_remove|--remove-mirror=mirror_to_remove ...]\n"
                + "            [-p repo_uri] [--enable] [--disable] [--no-refresh]\n"
                + RECURSE
                + "            [--reset-uuid] [--non-sticky] [--sticky]\n"
                + "            [--search-after=publisher]\n"
                + "            [--search-before=publisher]\n"
                + "            [--search-first]\n"
                + "            [--approve-ca-cert=path_to_CA]\n"
                + "            [--revoke-ca-cert=hash_of_CA_to_revoke]\n"
                + "            [--unset-ca-cert=hash_of_CA_to_unset]\n"
                + "            [--set-property name_of_property=value]\n"
                + "            [--add-property-value name_of_property=value_to_add]\n"
                + "            [--remove-property-value name_of_property=value_to_remove]\n"
                + "            [--unset-property name_of_property_to_delete]\n"
                + "            [--proxy proxy to use]\n"
                + "            [publisher]";
    }
}
