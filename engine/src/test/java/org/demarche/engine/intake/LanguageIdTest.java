package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language is told from the text; what the markup declares only breaks ties. */
class LanguageIdTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | The ministers of the two countries met on Friday and agreed that they would keep talking until the end of the month.",
        "en | Russian President Vladimir Putin accused NATO of ignoring the Kremlin's demands, Moscow said.",
        "de | Die Außenminister der beiden Länder trafen sich am Freitag in Genf und vereinbarten, die Gespräche bis Ende des Monats fortzusetzen.",
        "fr | Les ministres des Affaires étrangères des deux pays se sont rencontrés vendredi à Genève et ont convenu de poursuivre les discussions.",
        "es | Los ministros de Exteriores de los dos países se reunieron el viernes en Ginebra y acordaron seguir hablando hasta fin de mes.",
        "nl | De ministers van Buitenlandse Zaken van beide landen hebben elkaar vrijdag in Genève ontmoet en afgesproken verder te praten.",
        "it | I ministri degli Esteri dei due paesi si sono incontrati venerdì a Ginevra e hanno deciso di continuare i colloqui.",
        "ru | Министры иностранных дел двух стран встретились в пятницу в Женеве и договорились продолжить переговоры до конца месяца.",
        "uk | Міністри закордонних справ двох країн зустрілися у п'ятницю в Женеві й домовилися продовжити переговори до кінця місяця.",
        "pl | Ministrowie spraw zagranicznych obu krajów spotkali się w piątek w Genewie i uzgodnili, że będą kontynuować rozmowy.",
        "tr | İki ülkenin dışişleri bakanları cuma günü Cenevre'de bir araya geldi ve görüşmelere ay sonuna kadar devam etme kararı aldı.",
        "ar | التقى وزيرا خارجية البلدين يوم الجمعة في جنيف واتفقا على مواصلة المحادثات حتى نهاية الشهر الجاري",
        "ja | 両国の外相は金曜日にジュネーブで会談し、月末まで協議を続けることで合意したと政府の報道官が記者団に明らかにした。"})
    void tellsTheLanguageFromTheText(String language, String text) {
        assertThat(LanguageId.of(text, null)).isEqualTo(language);
        assertThat(LanguageId.of(text, "sw")).isEqualTo(language);
    }

    @Test
    void declarationsBreakTiesOnly() {
        String malay = "Menteri luar kedua-dua negara bertemu pada hari Jumaat dan bersetuju untuk meneruskan perbincangan sehingga akhir bulan ini.";
        assertThat(LanguageId.of(malay, "ms")).isIn("ms", "id");
        assertThat(LanguageId.of(malay, "en")).isNotEqualTo("en");
    }

    @Test
    void shortTextsHaveNone() {
        assertThat(LanguageId.of("U.S. Lifts Ban", "en")).isNull();
        assertThat(LanguageId.of("1234 5678 ".repeat(50), "en")).isNull();
    }
}
