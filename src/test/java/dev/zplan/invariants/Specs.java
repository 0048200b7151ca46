package dev.zplan.invariants;

/** Two specs that need every kind of step on the way from the one to the other. */
final class Specs {

    static final String THREE_ZONES = """
            etherstub "internal0"
            vnic "own0" over="internal0"
            zone "web" template="omnios" {
                net pool="internal"
                dataset "rpool/data/web" quota="20G" delegate=#true
                dataset "rpool/data/logs"
                memory physical="2G"
                attr "role" "frontend"
            }
            zone "db" template="sparse" {
                net global-nic="igb1" address="198.51.100.7/24"
                dataset "rpool/data/db" compression="lz4"
            }
            zone "copy" template="omnios" state="installed" {
                install clone="web"
                net pool="internal"
            }
            """;

    static final String THREE_ZONES_LATER = """
            etherstub "internal0"
            etherstub "stub1"
            zone "web" template="omnios" {
                net pool="internal"
                net over="stub1" vlan=7
                dataset "rpool/data/web" quota="30G" delegate=#true
                dataset "rpool/data/logs" delegate=#true
                memory physical="4G"
                attr "role" "backend"
                cpu-cap 2
            }
            zone "copy" template="omnios" {
                install clone="web"
                net pool="internal" name="copynic0"
            }
            zone "new" template="omnios" {
                install clone="copy"
                dataset "rpool/data/new" quota="1G" delegate=#true
            }
            zone "lx" template="lx" state="ready" {
                install image="/zones/images/lx.tar.gz"
                net over="igb1" mac="02:08:20:00:00:01"
            }
            """;

    private Specs() {}
}
