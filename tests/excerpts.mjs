/** What the search shows of pages, for tests/test_excerpts.py: a task on the standard input, JSON out. */
import { readFileSync } from "node:fs";

const { script, pages } = JSON.parse(await new Response(process.stdin).text());
const excerptOf = new Function(`${readFileSync(script, "utf8")}; return excerptOf;`)();

console.log(JSON.stringify(pages.map((page) => excerptOf(page))));
