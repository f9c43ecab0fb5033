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
    void fromAnEventOneComesToItsReview() {
        go("/event/2");
        String review = driver.findElement(By.linkText("review")).getAttribute("href");
        driver.findElement(By.linkText("review")).click();
        wait(".item:focus");
        assertThat(driver.findElement(By.cssSelector(".item:focus")).getAttribute("id")).isEqualTo(review.substring(review.indexOf('#') + 1));
    }

    @Test
    void aDossierDrawsItsCharts() {
        go("/dossier");
        driver.findElement(By.linkText("Ecuador \u2013 Peru")).click();
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
                    Object hidden = run("return arguments[0].scrollWidth - arguments[0].parentElement.clientWidth", table);
                    assertThat(((Number) hidden).intValue()).as(page + " " + table.getText()).isLessThanOrEqualTo(0);
                }
            }
        } finally {
            driver.manage().window().setSize(new org.openqa.selenium.Dimension(1280, 900));
        }
    }

    private static final List<String> PAGES = List.of("/?since=1995-01-31", "/dossier", "/dossier?actor=PER,ECU", "/events", "/event/1", "/position/1", "/articles", "/article?id=a2", "/story?id=a1",
            "/stories", "/actors", "/actor?key=Q419", "/dyad?a=PER&b=ECU", "/map", "/search?q=Tiwinza", "/review");

    /** Texts whose contrast with what is behind them is below 4.5, the least that WCAG 2 AA asks for. */
    private static final String FAINT = """
            const light = c => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
            const colour = s => { const m = s.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
            const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
            const parents = e => { const all = []; for (; e; e = e.parentElement) all.unshift(e); return all; };
            const found = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const e = texts.currentNode.parentElement, box = e.getBoundingClientRect();
              if (!texts.currentNode.data.trim() || !box.width || box.right < 0) continue;
              const behind = parents(e).reduce((b, p) => over(colour(getComputedStyle(p).backgroundColor), b), [255, 255, 255, 1]);
              const front = colour(getComputedStyle(e).color);
              front[3] *= parents(e).reduce((o, p) => o * getComputedStyle(p).opacity, 1);
              const a = light(over(front, behind)), b = light(behind);
              if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5) found.push(e.className + ': ' + texts.currentNode.data.trim());
            }
            return found;
            """;

    private static Object run(String script, Object... arguments) {
        return ((org.openqa.selenium.JavascriptExecutor) driver).executeScript(script, arguments);
    }

    private static void show(String colours, String medium) {
        ((ChromeDriver) driver).executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    @Test
    void everyTextCanBeReadInLightAndDark() {
        try {
            for (String colours : List.of("light", "dark")) {
                show(colours, "");
                for (String page : PAGES) {
                    go(page);
                    assertThat((List<?>) run(FAINT)).as(page + " " + colours).isEmpty();
                }
            }
        } finally {
            show("light", "");
        }
    }

    @Test
    void aPhoneShowsEveryPageWithoutMovingItSideways() {
        ((ChromeDriver) driver).executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", 420, "height", 900, "deviceScaleFactor", 1, "mobile", true));
        try {
            for (String page : PAGES) {
                go(page);
                run("document.querySelectorAll('details').forEach(d => d.open = true)");
                assertThat(((Number) run("return document.documentElement.scrollWidth")).intValue()).as(page).isLessThanOrEqualTo(420);
            }
            for (String names : List.of("/event/1 h1 a", "/articles .list a", "/?since=1995-01-31 .sides a", "/dossier?actor=PER,ECU .board td:first-child")) {
                go(names.substring(0, names.indexOf(' ')));
                run("document.querySelector(arguments[0]).textContent = 'Llanfair'.repeat(20)", "main " + names.substring(names.indexOf(' ') + 1));
                assertThat(((Number) run("return document.documentElement.scrollWidth")).intValue()).as(names).isLessThanOrEqualTo(420);
            }
            go("/dossier?actor=PER,ECU");
            run("document.querySelector('#forces td.n').textContent = '100,000 to 190,000'; document.querySelector('#forces td:nth-child(5)').textContent = 'Yekaterinburg \u2192 Novocherkassk'");
            assertThat(((Number) run("const wide = document.querySelector('#forces .wide'); return wide.scrollWidth - wide.clientWidth")).intValue()).isLessThanOrEqualTo(0);
        } finally {
            ((ChromeDriver) driver).executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void paperShowsWhatIsTold() {
        try {
            go("/dossier?actor=PER,ECU");
            show("light", "print");
            assertThat(driver.findElement(By.cssSelector(".board")).isDisplayed()).isTrue();
            assertThat(driver.findElements(By.cssSelector(".top, .filters, .toc, .csv")).stream().filter(WebElement::isDisplayed)).isEmpty();
            assertThat((List<?>) run("return [...document.querySelectorAll('#escalation details:not([open]) table, #statements li')].map(e => e.getBoundingClientRect().height > 0)")).isNotEmpty()
                    .allSatisfy(there -> assertThat(there).isEqualTo(true));
        } finally {
            show("light", "");
        }
    }

    @Test
    void datesStayOnOneLine() {
        driver.manage().window().setSize(new org.openqa.selenium.Dimension(900, 900));
        try {
            go("/articles");
            assertThat((List<?>) run("return [...document.querySelectorAll('.list td:first-child')].map(d => { const r = document.createRange(); r.selectNodeContents(d); return r.getClientRects().length; })"))
                    .hasSize(4).allSatisfy(lines -> assertThat(lines).isEqualTo(1L));
        } finally {
            driver.manage().window().setSize(new org.openqa.selenium.Dimension(1280, 900));
        }
    }

    @Test
    void theHeadOfALongTableStaysInSight() {
        go("/actors");
        run("document.querySelector('main').style.paddingBottom = '200rem'; scrollBy({top: document.querySelector('thead th').getBoundingClientRect().top - 20, behavior: 'instant'})");
        until(() -> Boolean.TRUE.equals(run("return document.querySelector('thead th').getBoundingClientRect().top >= document.querySelector('.top').getBoundingClientRect().bottom - 2")));
    }

    @Test
    void anArticlesEventIsReviewedFromItsPage() {
        go("/article?id=hostile");
        driver.findElement(By.linkText("Review what was coded here")).click();
        wait("#reviewer").sendKeys("Ana", Keys.ESCAPE);
        assertThat(driver.findElements(By.cssSelector(".item"))).as("an event, a demand, a statement").hasSize(3);
        driver.findElement(By.cssSelector("button[value=rejected]")).click();
        wait(".item.rejected .undo button").click();
        until(() -> driver.findElements(By.cssSelector(".item.rejected")).isEmpty());
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
