/**
 * The format of the form on whole files, for tests/test_admin_format.py: reads the shapes of files and a list of tasks
 * `{kind, text, changes}` from the standard input, and writes the resulting texts.
 *
 * A change is a path in the form with its new value; `fresh` writes the content as that of a new file.
 */
import { ORIGINAL, format } from '../admin/format.js';

const { files, official, tasks } = JSON.parse(await new Response(process.stdin).text());

console.log(JSON.stringify(tasks.map(({ kind, text, changes = [], fresh = false }) => {
  const { fromFile, toFile } = format({ ...files[kind], official });
  const content = text ? fromFile(text) : {};
  for (const [path, value] of changes) {
    set(content, path.split('.'), value);
  }
  return toFile(fresh ? { ...content, [ORIGINAL]: undefined } : content);
})));

/** `null` as a number's place in a list adds an item; `undefined` cannot be said in JSON, so null takes away. */
function set(content, [key, ...rest], value) {
  if (rest.length) {
    set((content[key] ??= /^\d+$/.test(rest[0]) ? [] : {}), rest, value);
  } else if (Array.isArray(content) && value === null) {
    content.splice(Number(key), 1);
  } else {
    content[key] = value;
  }
}
