// Looks at the pages as a reader does: node check.mjs CHROMIUM PAGES [SCREENSHOTS]
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";

const [program, folder, screenshots] = process.argv.slice(2);
const url = (name) => pathToFileURL(join(resolve(folder), name)).href;
const articles = readdirSync(folder).filter((name) => name.endsWith(".html") && name !== "index.html");
const sample = "wire-ceasefire.html";
assert.ok(articles.includes(sample), `${sample} is there`);

// Every text against what is behind it, by the formula of WCAG 2; the least contrast and where it is.
function leastContrast() {
  const rgba = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = rgba(getComputedStyle(e).backgroundColor);
      if (color.a === 1) return color;
    }
    return { r: 255, g: 255, b: 255 };
  };
  let least = { ratio: 21, text: "" };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, .unseen")) continue;
    const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least.ratio) least = { ratio, text: `${element.className}: ${walker.currentNode.data}` };
  }
  return least;
}

// What every page must have.
function outline() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all("[id]").map((element) => element.id);
  return {
    title: document.title,
    language: document.documentElement.lang,
    landmarks: ["main", "nav", "footer"].filter((name) => all(name).length === 1),
    headings: all("h1, h2, h3").map((heading) => Number(heading.tagName[1])),
    lost: all("a[href^='#']").map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)),
    doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
    marks: Object.fromEntries(["m.p", "m.o", "m.l", "m.d", "r", "q"].map((name) => [name, all(`article .${name}`).length])),
    links: all("a").length,
    unheaded: all("table").filter((table) => !table.querySelector("thead th[scope=col]")).length,
    tables: all("table").length,
    overflow: document.documentElement.scrollWidth - innerWidth,
  };
}

async function checkPage(page, name) {
  await page.show(url(name));
  const found = await page.evaluate(outline);
  assert.ok(found.title && found.language === "en", `${name}: a title and a language`);
  assert.deepEqual(found.landmarks, ["main", "nav", "footer"], `${name}: landmarks`);
  assert.equal(found.headings.filter((level) => level === 1).length, 1, `${name}: one first heading`);
  found.headings.slice(1).forEach((level, at) => assert.ok(level <= found.headings[at] + 1, `${name}: no level of headings is left out`));
  assert.deepEqual(found.lost, [], `${name}: every link leads somewhere`);
  assert.deepEqual(found.doubled, [], `${name}: every id is given once`);
  assert.equal(found.unheaded, 0, `${name}: every table has a head`);
  const { nodes } = await page.ask("Accessibility.getFullAXTree");
  const nameless = nodes.filter((node) => !node.ignored && ["link", "checkbox", "button", "heading"].includes(node.role?.value) && !node.name?.value);
  assert.equal(nameless.length, 0, `${name}: everything to use has a name`);
  for (const scheme of ["light", "dark"]) {
    await page.show(url(name), { scheme });
    const least = await page.evaluate(leastContrast);
    assert.ok(least.ratio >= 4.5, `${name} ${scheme}: contrast ${least.ratio.toFixed(2)} of ${least.text}`);
  }
  await page.show(url(name), { width: 320 });
  assert.ok((await page.evaluate(outline)).overflow <= 0, `${name}: fits 320 pixels`);
  return found;
}

// There and back, with the pointer and with the keyboard.
async function checkUse(page) {
  await page.show(url(sample));
  const spot = await page.evaluate(() => {
    const mark = document.querySelector("article p .m.p");
    mark.scrollIntoView({ block: "center" });
    const { x, y, width, height } = mark.getClientRects()[0];
    return { x: x + width / 2, y: y + height / 2, entity: mark.dataset.e };
  });
  await page.hover(spot.x, spot.y);
  const lit = await page.evaluate(() => [...document.querySelectorAll(".lit")].map((e) => [e.tagName, e.dataset.e]));
  assert.ok(lit.some(([tag]) => tag === "TR") && lit.some(([tag]) => tag === "A"), "the mark and the row light up together");
  assert.ok(lit.every(([, entity]) => entity === spot.entity), "nothing else lights up");
  await page.click(spot.x, spot.y);
  const reached = await page.evaluate(() => {
    const row = document.querySelector(":target");
    const { top, bottom } = row.getBoundingClientRect();
    return { id: row.id, isSeen: bottom > 0 && top < innerHeight };
  });
  assert.deepEqual(reached, { id: spot.entity, isSeen: true }, "a mark leads to its row");
  const back = await page.evaluate(() => {
    document.querySelector(":target .links a").click();
    return { id: document.querySelector(":target").id, inside: !!document.querySelector("article :target") };
  });
  assert.deepEqual(back, { id: `${spot.entity}-1`, inside: true }, "a row leads back to its marks");

  await page.show(url(sample));
  await page.press("Tab", 9);
  const skip = await page.evaluate(() => ({ text: document.activeElement.textContent, left: document.activeElement.getBoundingClientRect().left }));
  assert.ok(skip.text.startsWith("Skip") && skip.left >= 0, "the first key press offers to skip to the article");
  const marked = () => getComputedStyle(document.querySelector("article .m.o")).textDecorationLine;
  assert.equal(await page.evaluate(marked), "underline");
  await page.evaluate(() => document.getElementById("show-o").click());
  assert.equal(await page.evaluate(marked), "none", "a switch hides its marks");

  await page.ask("Emulation.setScriptExecutionDisabled", { value: true });
  await page.show(url(sample));
  const { root } = await page.ask("DOM.getDocument", { depth: 0 });
  for (const selector of ["article .m.p", "#said td blockquote", "#timeline li", "#people tbody tr"]) {
    const { nodeIds } = await page.ask("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    assert.ok(nodeIds.length > 0, `${selector} is there without script`);
  }
  await page.ask("Emulation.setScriptExecutionDisabled", { value: false });
}

async function takeScreenshots(page) {
  const take = async (name, to, options, prepare = () => {}) => {
    await page.show(url(name), options);
    await page.evaluate(prepare);
    const { data } = await page.ask("Page.captureScreenshot", { format: "png" });
    writeFileSync(join(screenshots, to), Buffer.from(data, "base64"));
  };
  const toTables = () => document.getElementById("said").scrollIntoView();
  const toVoices = () => document.getElementById("voices").scrollIntoView();
  for (const scheme of ["light", "dark"]) {
    await take(sample, `article-${scheme}.png`, { scheme, height: 1000 });
    await take(sample, `tables-${scheme}.png`, { scheme, height: 1800 }, toTables);
    await take("index.html", `index-${scheme}.png`, { scheme, height: 1000 });
  }
  await take(sample, "narrow.png", { width: 380, height: 1400 });
  await take(sample, "narrow-tables.png", { width: 380, height: 1400 }, toTables);
  // The two of the README: docs/article.png, docs/voices.png.
  await take("council-library.html", "article.png", { scheme: "light", width: 1240, height: 800 });
  await take("council-library.html", "voices.png", { scheme: "dark", width: 1240, height: 700 }, toVoices);
  await page.show(url(sample));
  const { data } = await page.ask("Page.printToPDF", { printBackground: false, paperWidth: 8.27, paperHeight: 11.69 });
  writeFileSync(join(screenshots, "print.pdf"), Buffer.from(data, "base64"));
}

const browser = await launch(program);
try {
  const page = await browser.open();
  for (const name of articles) await checkPage(page, name);
  const { marks, tables } = await checkPage(page, sample);
  for (const [kind, count] of Object.entries(marks)) assert.ok(count > 0, `${sample}: ${kind} is marked`);
  assert.ok(tables >= 5, `${sample}: people, organizations, places, quotations, speakers`);
  const index = await checkPage(page, "index.html");
  assert.ok(index.links > articles.length, "the index leads to every article");
  await checkUse(page);
  assert.deepEqual(page.complaints, [], "the console is silent");
  const loaded = page.requests.filter((request) => !/^(file:|data:|about:)/.test(request));
  assert.deepEqual(loaded, [], "nothing is loaded from elsewhere");
  const files = new Set(page.requests.filter((request) => request.startsWith("file:") && !request.split("#")[0].endsWith(".html")));
  assert.deepEqual([...files], [], "a page is one file");
  if (screenshots) await takeScreenshots(page);
  console.log(`${articles.length + 1} pages are well`);
} finally {
  await browser.close();
}
