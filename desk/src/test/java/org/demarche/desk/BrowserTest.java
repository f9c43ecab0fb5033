package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.demarche.archive.Archive;
import org.demarche.archive.Crisis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Every page in a real browser: what it clicks works, it asks no other host, and nothing is complained about on the console. */
class BrowserTest {
    private static final Path BROWSER = Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Selenium warns of every browser newer than itself; held here so that the setting lasts. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @TempDir
    private static Path folder;
    private static Archive archive;
    private static Desk desk;
    private static WebDriver driver;

    @BeforeAll
    static void open() {
        assumeTrue(BROWSER != null && Files.isExecutable(DRIVER), "no Chromium with its driver on this machine: the browser tests are passed over");
        SELENIUM.setLevel(Level.SEVERE);
        archive = Archive.open(folder.resolve("archive"));
        archive.add(Crisis.records());
        archive.stories(Crisis.STORIES);
        desk = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, false), new Bench());
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run", "--user-data-dir=" + folder.resolve("profile"), "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
        if (desk != null) {
            desk.close();
            archive.close();
        }
    }

    @AfterEach
    void nothingIsComplainedAboutAndNobodyElseIsAsked() {
        if (driver != null) {
            assertThat(driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
                    .map(e -> e.getMessage()).toList()).isEmpty();
            assertThat(driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream().map(e -> e.getMessage())
                    .filter(m -> m.contains("\"Network.requestWillBeSent\"") && m.contains("\"url\":\"http") && !m.contains("\"url\":\"http://127.0.0.1:" + desk.port()))
                    .toList()).isEmpty();
        }
    }

    private static void go(String path) {
        driver.get("http://127.0.0.1:" + desk.port() + path);
    }

    private static WebElement wait(String css) {
        until(() -> !driver.findElements(By.cssSelector(css)).isEmpty());
        return driver.findElement(By.cssSelector(css));
    }

    /** Looks again and again, for half a minute, until something is so. */
    private static void until(BooleanSupplier so) {
        for (int i = 0; i < 300; i++) {
            try {
                if (so.getAsBoolean()) {
                    return;
                }
                Thread.sleep(100);
            } catch (StaleElementReferenceException e) {
                continue;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("it did not come to pass at " + driver.getCurrentUrl());
    }

    private static void press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    @Test
    void everyMenuPageOpensFromTheMenu() {
        go("/");
        for (String page : List.of("Dossiers", "Events", "Map", "Actors", "Articles", "Review", "Today")) {
            driver.findElement(By.cssSelector(".top nav")).findElement(By.linkText(page)).click();
            wait(".top nav a[aria-current]");
            assertThat(driver.findElement(By.cssSelector(".top nav a[aria-current]")).getText()).isEqualTo(page);
        }
    }

    @Test
    void fromAnEventToItsSentenceInTwoClicks() {
        go("/events");
        wait(".occ .chip").click();
        wait(".report blockquote a").click();
        assertThat(wait(".s:target").getText()).isNotBlank();
        assertThat(driver.getCurrentUrl()).contains("/article?id=", "#s");
    }

    @Test
    void aDossierDrawsItsCharts() {
        go("/dossier");
        driver.findElement(By.linkText("ECU\u2013PER")).click();
        assertThat(wait(".chart canvas").getSize().getWidth()).isGreaterThan(100);
        WebElement chart = driver.findElement(By.cssSelector(".chart"));
        new org.openqa.selenium.interactions.Actions(driver).moveToElement(chart).perform();
        wait(".board a.answer").click();
        assertThat(wait(".report").getText()).contains("pending");
        driver.navigate().back();
        driver.findElement(By.name("from")).sendKeys("01301995");
        driver.findElements(By.cssSelector(".filters")).get(1).findElement(By.cssSelector("button")).click();
        wait("#board");
        assertThat(driver.getCurrentUrl()).contains("actor=");
        // A browser sends forms with "Origin: null" where the policy on referrers is too strict.
        driver.findElement(By.cssSelector("form[action='/api/v1/dossiers'] input[name=name]")).sendKeys("Cenepa", Keys.ENTER);
        until(() -> driver.getCurrentUrl().contains("name=Cenepa"));
    }

    @Test
    void hostileMarkupRunsNothing() {
        go("/article?id=hostile");
        assertThat(driver.getTitle()).contains("<script>");
        assertThat(driver.findElements(By.cssSelector("main img, main script"))).isEmpty();
        WebElement coded = wait(".coded");
        new org.openqa.selenium.interactions.Actions(driver).moveToElement(coded).perform();
        assertThat(driver.findElements(By.cssSelector(".text .p.on"))).isNotEmpty();
    }

    @Test
    void theMapAndTheDyadAndTheActorAreOneClickApart() {
        go("/map");
        assertThat(driver.findElements(By.cssSelector(".map circle"))).hasSize(1);
        go("/actor?key=Q419");
        driver.findElement(By.linkText("dyad")).click();
        wait(".columns.three");
        go("/articles");
        assertThat(driver.findElements(By.cssSelector("tbody tr"))).hasSize(4);
    }

    @Test
    void aStoryIsOneClickFromItsArticleAndLeadsToItsEvents() {
        go("/article?id=a2");
        driver.findElement(By.cssSelector(".panel")).findElement(By.partialLinkText("Soldiers near Tiwinza")).click();
        assertThat(wait("main h1").getText()).startsWith("Soldiers near Tiwinza");
        assertThat(driver.findElements(By.cssSelector(".dayhead"))).hasSize(2);
        driver.findElement(By.cssSelector(".occ .chip")).click();
        wait(".report");
    }

    @Test
    void aRoleIsCorrectedOnTheActorsPage() {
        go("/actor?key=Q736");
        wait("#role summary").click();
        WebElement office = driver.findElement(By.cssSelector("#role input[name=office]"));
        office.sendKeys("republic");
        office.submit();
        wait("#role table");
        assertThat(driver.findElement(By.cssSelector("#role")).getText()).contains("republic", "Code 3 articles again");
    }

    @Test
    void noTableLosesAColumn() {
        driver.manage().window().setSize(new org.openqa.selenium.Dimension(1000, 900));
        try {
            for (String page : List.of("/actor?key=Q419", "/actors", "/articles", "/dossier?actor=PER,ECU", "/article?id=a1", "/map")) {
                go(page);
                for (WebElement table : driver.findElements(By.cssSelector("main table"))) {
                    Object hidden = ((org.openqa.selenium.JavascriptExecutor) driver).executeScript("return arguments[0].scrollWidth - arguments[0].parentElement.clientWidth", table);
                    assertThat(((Number) hidden).intValue()).as(page + " " + table.getText()).isLessThanOrEqualTo(0);
                }
            }
        } finally {
            driver.manage().window().setSize(new org.openqa.selenium.Dimension(1280, 900));
        }
    }

    @Test
    void searchAnswersWhileTyping() {
        go("/search");
        WebElement words = driver.findElement(By.cssSelector("main input[type=search]"));
        words.sendKeys("Tiwinza");
        assertThat(wait("#hits li").getText()).contains("Tiwinza");
        assertThat(wait("#hits mark").getText()).isEqualTo("Tiwinza");
        until(() -> driver.getCurrentUrl().contains("q=Tiwinza"));
        press(Keys.ESCAPE);
        driver.findElement(By.tagName("body")).sendKeys("/");
        assertThat(driver.switchTo().activeElement().getDomAttribute("name")).isEqualTo("q");
    }

    @Test
    void eventsAreReviewedWithTheKeyboardAndUndone() {
        go("/review");
        wait("#reviewer").sendKeys("Ana");
        press(Keys.ESCAPE);
        WebElement body = driver.findElement(By.tagName("body"));
        body.sendKeys("j");
        assertThat(driver.switchTo().activeElement().getDomAttribute("class")).contains("item");
        press("a");
        assertThat(wait(".item.accepted .judged").getText()).contains("accepted by Ana");
        assertThat(archive.query("SELECT reviewer, verdict FROM review WHERE undone IS NULL")).singleElement()
                .isEqualTo(Map.of("reviewer", "Ana", "verdict", "accepted"));
        until(() -> driver.switchTo().activeElement().getDomAttribute("class").contains("accepted"));
        press("u");
        until(() -> driver.findElements(By.cssSelector(".item.accepted")).isEmpty());
        assertThat(archive.query("SELECT 1 FROM review WHERE undone IS NULL")).isEmpty();
        until(() -> String.valueOf(driver.switchTo().activeElement().getDomAttribute("class")).contains("item"));
        press("c");
        assertThat(driver.switchTo().activeElement().getTagName()).isEqualTo("select");
    }
}
