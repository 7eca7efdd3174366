// Runs Lighthouse (mobile, its default) on each address and prints one JSON line for each: scores from 0 to 100, and
// the audits that cost points. Usage: node run.mjs BROWSER FLAGS ADDRESS…; FLAGS are separated by spaces.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [browser, flags, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath: browser, chromeFlags: flags.split(" ").filter(Boolean) });
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error" });
    const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
    const weighted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight));
    const lost = weighted.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 0.9);
    console.log(JSON.stringify({ address, scores: Object.fromEntries(scores), lost: lost.map(({ id }) => id) }));
  }
} finally {
  chrome.kill();
}
