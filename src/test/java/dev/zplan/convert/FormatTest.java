package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "web.cfg  ! create -b\\nset zonepath=/zones/web   ! zonecfg",
                "-        ! # mine\\nset zonepath=/zones/web      ! zonecfg",
                "-        ! {\"zonename\": \"web\"}               ! zadm",
                "-        ! {\"web\": {\"brand\": \"lipkg\"}}     ! zadm",
                "-        ! {\"brand\": \"lx\", \"max_lwps\": 100} ! vmadm",
                "-        ! [{\"brand\": \"lx\", \"alias\": \"a\"}] ! vmadm",
                "web.json ! {\"net\": []}                         ! zadm",
                "web.json ! {                                     ! zadm",
                "web.toml ! anything                              ! zadm",
                "web.yml  ! anything                              ! zadm",
                "-        ! brand = \"lipkg\"                     ! zadm",
                "-        ! [[net]]\\nphysical = \"a0\"           ! zadm",
                "-        ! ---\\nbrand: lipkg                    ! zadm",
                "-        ! brand: lipkg                          ! zadm",
                "web.kdl  ! anything                              ! zmgr",
                "-        ! template \"oi\" {\\n}                 ! zmgr",
                "-        ! <?xml version=\"1.0\"?>               !",
                "-        !                                       !"
            })
    void isRecognised(String file, String text, Format format) {
        String lines = text == null ? "" : text.replace("\\n", "\n");
        assertThat(Format.recognise(new Source(file, lines)).orElse(null)).isEqualTo(format);
    }
}
