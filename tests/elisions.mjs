/** What the search does with queries and results, for tests/test_elision.py: a task on the standard input, JSON out. */
import { readFileSync } from "node:fs";

const { script, elided, queries, texts } = JSON.parse(await new Response(process.stdin).text());
const elisions = new (new Function(`${readFileSync(script, "utf8")}; return Elisions;`)())(elided);

console.log(JSON.stringify({ queries: queries.map((one) => elisions.drop(one)), texts: texts.map((one) => elisions.join(one)) }));
