package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, the machine's own; nothing is downloaded. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  /** Held, or the level would be forgotten: the protocol of this Chromium is newer than Selenium's, and unused. */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  static {
    QUIET.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final String address;

  private Browser(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  static Browser open(String address) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build();
    Browser browser = new Browser(new ChromeDriver(service, options), address);
    browser.desktop();
    return browser;
  }

  void desktop() {
    screen(1280, 900, "light");
  }

  void phone() {
    screen(390, 844, "dark");
  }

  private void screen(int width, int height, String scheme) {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void go(String path) {
    driver.get(address + path);
  }

  void back() {
    driver.navigate().back();
  }

  String path() {
    return driver.getCurrentUrl().substring(address.length());
  }

  WebElement find(String css) {
    return until(css, found -> found.findElement(By.cssSelector(css)));
  }

  /** Of what is shown then: the page may put another element in its place at any time. */
  void click(String css) {
    untilTrue("click on " + css, page -> {
      page.findElement(By.cssSelector(css)).click();
      return true;
    });
  }

  String attribute(String css, String name) {
    return until(css, page -> page.findElement(By.cssSelector(css)).getAttribute(name));
  }

  /** Of the first element that there is, again and again as the page changes. */
  void awaitText(String css, String text) {
    untilTrue(css + " with " + text, page ->
        page.findElements(By.cssSelector(css)).stream().anyMatch(each -> each.getText().contains(text)));
  }

  void untilTrue(String what, Predicate<ChromeDriver> condition) {
    until(what, page -> condition.test(page) ? true : null);
  }

  <T> T until(String what, Function<ChromeDriver, T> condition) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
        .withMessage(what)
        .until(any -> condition.apply(driver));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void tab() {
    press(Keys.TAB);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** As wide as its window: nobody scrolls sideways. */
  void assertNothingSticksOut() {
    assertThat(run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("pixels beyond the window at %s", path()).isEqualTo(0L);
  }

  /** Headings, landmarks, names: what one who does not see the page needs. */
  void assertCanBeHeard() {
    assertThat(run("return document.querySelectorAll('main').length")).isEqualTo(1L);
    assertThat(run("return document.querySelectorAll('h1').length")).as("headings of %s", path()).isEqualTo(1L);
    assertThat(run("""
        return [...document.querySelectorAll('a, button, input, select, [role=img], [tabindex="0"]')].filter(each =>
          !each.closest('[hidden]') && !(each.getAttribute('aria-label') || each.textContent.trim()
            || each.labels && each.labels.length || each.getAttribute('aria-labelledby')))
          .map(each => each.outerHTML.slice(0, 200));""")).asList().as("without a name at %s", path()).isEmpty();
    assertThat(run("""
        const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
        return ids.filter((id, i) => ids.indexOf(id) !== i);""")).asList().isEmpty();
  }

  /** What the console said since the last time: errors of scripts, and what the policy refused. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::toString)
        .toList();
  }

  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void note(String figures) throws IOException {
    Files.writeString(Files.createDirectories(SCREENSHOTS).resolve("figures.txt"), figures);
    System.out.println(figures);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
